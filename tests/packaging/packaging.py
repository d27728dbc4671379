#!/usr/bin/env python3
"""What the desktop and Flatpak read, judged by their own tools and against the tree.

usage: packaging.py SOURCE-ROOT VERSION   writes TAP
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ID = 'id.monev.Monev'
# What org.gnome.Platform holds, by the name that meson asks for.
RUNTIME = {'glib-2.0', 'gio-2.0', 'gio-unix-2.0', 'libxml-2.0', 'libarchive', 'cairo', 'cairo-pdf',
           'pangocairo', 'pangoft2', 'fontconfig', 'gdk-pixbuf-2.0', 'gtk4', 'libadwaita-1', 'sqlite3'}
# The module that brings it, where the two are called differently.
MODULE = {'xlsxwriter': 'libxlsxwriter'}


def run(*command):
    """What a tool objected to; a tool that is missing is an objection too."""
    if shutil.which(command[0]) is None:
        return [f'{command[0]} is not installed: ./dev setup installs it']
    # flatpak-builder leaves a folder where it is called.
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              cwd=folder)
    said = [line for line in done.stdout.split('\n') if line.strip()]
    return said or ['failed'] if done.returncode != 0 else []


def desktop(path):
    return run('desktop-file-validate', path)


def metainfo(path):
    return run('appstreamcli', 'validate', '--no-net', '--strict', path)


def manifest(path):
    return run('flatpak-builder', '--show-manifest', path)


def catalogue(path):
    return run('msgfmt', '--check', '--output-file=/dev/null', path)


def parse_manifest(path):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(['flatpak-builder', '--show-manifest', path], capture_output=True,
                              text=True, check=True, cwd=folder)
    return json.loads(done.stdout)


def sources_are_pinned(what):
    bad = []
    for module in what['modules'][:-1]:
        for source in module['sources']:
            if not source.get('url', '').startswith('https://'):
                bad.append(f'{module["name"]}: no https address')
            if not re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')):
                bad.append(f'{module["name"]}: no SHA-256')
    return bad


def dependencies(root):
    """What the program asks meson for, tests left out."""
    found = set()
    for floor in ('db', 'app', 'ui'):
        for folder, _, names in os.walk(os.path.join(root, floor)):
            if 'meson.build' in names:
                with open(os.path.join(folder, 'meson.build'), encoding='utf-8') as build:
                    found |= set(re.findall(r"\bdependency\('([^']+)'", build.read()))
    return found


def nothing_is_forgotten(what, wanted):
    modules = {module['name'] for module in what['modules']}
    needed = {MODULE.get(name, name) for name in wanted - RUNTIME}
    bad = [f'neither in the runtime nor a module: {name}' for name in sorted(needed - modules)]
    return bad + [f'a module that nobody needs: {name}' for name in sorted(modules - needed - {'monev'})]


def names_agree(what, entry, meta, version):
    bad = []
    if what['id'] != ID or meta.findtext('id') != ID:
        bad.append('the program is called differently')
    if f'\nExec={what["command"]}\n' not in entry or f'\nIcon={ID}\n' not in entry:
        bad.append('the desktop file starts or shows something else')
    if meta.find('releases/release').get('version') != version:
        bad.append(f'the newest release of the metainfo is not {version}')
    return bad


def pictures_exist(meta, folder):
    """The pages of the project show docs/gambar/, which ./dev pictures makes."""
    names = [os.path.basename(image.text) for image in meta.iter('image')]
    if not names:
        return ['no picture is named']
    return [f'docs/gambar/{name} is missing' for name in names
            if not os.path.exists(os.path.join(folder, name))]


def broken(path, old, new):
    """A copy of a file with one thing wrong, beside nothing else, under the same name."""
    folder = tempfile.mkdtemp()
    with open(path, encoding='utf-8') as source:
        text = source.read()
    assert old in text, f'{path} no longer holds {old}'
    target = os.path.join(folder, os.path.basename(path))
    with open(target, 'w', encoding='utf-8') as copy:
        copy.write(text.replace(old, new, 1))
    return target


def catches(judge, path, old, new):
    target = broken(path, old, new)
    try:
        return [] if judge(target) else [f'{new!r} for {old!r} was let pass']
    finally:
        shutil.rmtree(os.path.dirname(target))


def main(root, version):
    at = lambda *parts: os.path.join(root, *parts)
    yml, entry, meta = (at('flatpak', ID + end) for end in ('.yml', '.desktop', '.metainfo.xml'))
    po = at('po', 'en.po')
    points = [
        ('desktop-file-is-valid', lambda: desktop(entry)),
        ('desktop-file-is-judged', lambda: catches(desktop, entry, 'Type=Application', 'Type=Nothing')),
        ('metainfo-is-valid', lambda: metainfo(meta)),
        ('metainfo-is-judged', lambda: catches(metainfo, meta, f'<id>{ID}</id>', '')),
        ('catalogue-is-valid', lambda: catalogue(po)),
        ('catalogue-is-judged', lambda: catches(catalogue, po, 'msgid ""', 'msgid')),
        ('manifest-is-valid', lambda: manifest(yml)),
        ('manifest-is-judged', lambda: catches(manifest, yml, 'modules:', 'modules')),
        ('sources-are-pinned', lambda: sources_are_pinned(parse_manifest(yml))),
        ('nothing-is-forgotten', lambda: nothing_is_forgotten(parse_manifest(yml), dependencies(root))),
        ('names-agree', lambda: names_agree(parse_manifest(yml), open(entry, encoding='utf-8').read(),
                                            xml.parse(meta).getroot(), version)),
    ]
    if os.path.isdir(at('docs', 'gambar')):
        points.append(('pictures-exist', lambda: pictures_exist(xml.parse(meta).getroot(),
                                                                at('docs', 'gambar'))))
    print(f'1..{len(points)}')
    failed = 0
    for number, (name, judge) in enumerate(points, 1):
        try:
            bad = judge()
        except Exception as error:  # a broken file must not hide the points after it
            bad = [f'{type(error).__name__}: {error}']
        failed += bool(bad)
        print(f'{"not ok" if bad else "ok"} {number} /packaging/{name}')
        for line in bad:
            print('# ' + line)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
