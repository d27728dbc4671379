#!/usr/bin/env python3
"""Each picture that the guide, the README and the metainfo name lies in docs/gambar/, small enough.

usage: named-pictures.py SOURCE-ROOT   writes TAP. A picture that nobody names is a complaint, too:
it would grow old unseen.
"""
import os
import re
import sys

MOST_BYTES = 150 * 1000
FOLDER = 'docs/gambar'
IN_TEXT = re.compile(r'!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc="([^"]+)"')
IN_METAINFO = re.compile(r'<image[^>]*>\s*https?://[^<]*/gambar/([^<\s]+)\s*</image>')


def named(root):
    """(who names it, path below the root) of each picture."""
    found = []
    pages = ['README.md'] + sorted(f'docs/{name}' for name in os.listdir(os.path.join(root, 'docs'))
                                   if name.endswith('.md'))
    for page in pages:
        with open(os.path.join(root, page), encoding='utf-8') as source:
            for match in IN_TEXT.finditer(source.read()):
                path = match.group(1) or match.group(2)
                found.append((page, os.path.normpath(os.path.join(os.path.dirname(page), path))))
    metainfo = 'flatpak/id.monev.Monev.metainfo.xml'
    with open(os.path.join(root, metainfo), encoding='utf-8') as source:
        found += [(metainfo, f'{FOLDER}/{name}') for name in IN_METAINFO.findall(source.read())]
    return found


def is_picture(path):
    with open(path, 'rb') as source:
        return source.read(8) == b'\x89PNG\r\n\x1a\n'


def complaints(root):
    names = named(root)
    places = {place for _, place in names}
    kept = {f'{FOLDER}/{name}' for name in os.listdir(os.path.join(root, FOLDER))}
    there = sorted(place for place in places if os.path.isfile(os.path.join(root, place)))
    yield 'guide-readme-and-metainfo-name-some', [
        f'{page} names no picture' for page in ('README.md', 'docs/panduan.md',
                                                'flatpak/id.monev.Monev.metainfo.xml')
        if page not in {page for page, _ in names}]
    yield 'what-is-named-exists', [f'{page} names {place}' for page, place in names if place not in there]
    yield 'what-exists-is-named', [f'{place} is named nowhere' for place in sorted(kept - places)]
    yield 'they-are-small-pictures', [
        f'{place}: {os.path.getsize(os.path.join(root, place))} bytes' for place in there
        if os.path.getsize(os.path.join(root, place)) > MOST_BYTES
        or not is_picture(os.path.join(root, place))]


def main(root):
    results, failed = list(complaints(root)), 0
    print(f'1..{len(results)}')
    for number, (name, bad) in enumerate(results, 1):
        failed += bool(bad)
        print(f'{"not ok" if bad else "ok"} {number} /pictures/{name}')
        for line in bad:
            print(f'# {line}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
