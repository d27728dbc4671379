#!/usr/bin/env python3
"""The English catalogue holds every text of the window.

usage: catalogue.py SOURCE-ROOT   writes TAP. The texts are read anew from the files that
po/POTFILES names and merged into a copy of po/en.po; what has no translation then, or one that was
only guessed, is named. Both checks are proved on a copy from which an entry was taken.
"""
import os
import re
import subprocess
import sys
import tempfile

KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'Q_:1g', 'g_dgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3']


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding='utf-8').stdout


def extract(root, folder):
    """The texts as they stand in the source now."""
    pot = os.path.join(folder, 'monev.pot')
    run('xgettext', '--from-code=UTF-8', '--directory', root, '--output', pot,
        '--files-from', os.path.join(root, 'po/POTFILES'), *(f'--keyword={word}' for word in KEYWORDS))
    return pot


def texts(catalogue, *choice):
    """The texts of a catalogue that msgattrib chooses, without the head."""
    listed = run('msgattrib', '--no-wrap', '--no-location', '--no-obsolete', *choice, catalogue)
    found = []
    for entry in listed.split('\n\n'):
        text = re.search(r'^msgid ((?:".*"\n?)+)', entry, re.MULTILINE)
        value = ''.join(re.findall(r'"((?:\\.|[^"\\])*)"', text.group(1))) if text else ''
        if value:
            found.append(value)
    return found


def missing(pot, catalogue, folder):
    merged = os.path.join(folder, 'merged.po')
    run('msgmerge', '--quiet', '--no-fuzzy-matching', '--output-file', merged, catalogue, pot)
    return texts(merged, '--untranslated') + texts(merged, '--only-fuzzy')


def spoil(catalogue, folder, how):
    """A copy of the catalogue in which the last entry is gone, or marked as guessed."""
    with open(catalogue, encoding='utf-8') as source:
        entries = source.read().rstrip('\n').split('\n\n')
    entries[-1:] = [] if how == 'gone' else ['#, fuzzy\n' + entries[-1]]
    path = os.path.join(folder, how + '.po')
    with open(path, 'w', encoding='utf-8') as copy:
        copy.write('\n\n'.join(entries) + '\n')
    return path


def check_format(catalogue):
    """What the %s and the line ends of a translation have against its source."""
    found = subprocess.run(['msgfmt', '--check', '--output-file', os.devnull, catalogue],
                           capture_output=True, text=True, encoding='utf-8')
    return found.stderr.split('\n') if found.returncode else []


def main(root):
    catalogue, failed = os.path.join(root, 'po/en.po'), 0
    with tempfile.TemporaryDirectory() as folder:
        pot = extract(root, folder)
        n = len(texts(pot))
        results = [
            ('reads-the-texts', [] if n > 100 else [f'only {n} texts were found']),
            *((f'catches/{how}', [] if len(missing(pot, spoil(catalogue, folder, how), folder)) >
               len(missing(pot, catalogue, folder)) else ['was not caught']) for how in ('gone', 'guessed')),
            ('every-text-is-translated', missing(pot, catalogue, folder)),
            ('formats-agree', check_format(catalogue)),
        ]
    print(f'1..{len(results)}')
    for number, (name, bad) in enumerate(results, 1):
        failed += bool(bad)
        print(f'{"not ok" if bad else "ok"} {number} /catalogue/{name}')
        for line in bad:
            print(f'# {line}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
