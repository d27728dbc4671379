#!/usr/bin/env python3
"""The schema of procedure files: itself valid, kept by every shipped file, and able to refuse.

usage: schema.py FOLDER   writes TAP
"""
import copy
import glob
import json
import os
import sys

import jsonschema

# What is done to a good procedure, and must be refused.
BREAKS = {
    'another-format': lambda p: p.update(format=2),
    'unknown-member': lambda p: p.update(judul='x'),
    'no-steps': lambda p: p.update(steps=[]),
    'no-title': lambda p: p.pop('title'),
    'bad-code': lambda p: p.update(code='Kode Besar'),
    'long-short-title': lambda p: p.update(short_title='x' * 41),
    'step-unknown-member': lambda p: p['steps'][0].update(after='s1'),
    'step-unknown-kind': lambda p: p['steps'][0].update(kind='pilihan'),
    'step-without-wording': lambda p: p['steps'][0].pop('wording'),
    'process-with-way-back': lambda p: p['steps'][0].update(kind='proses', back_to='s1'),
    'decision-without-way-back': lambda p: p['steps'][0].update(kind='keputusan'),
    'unknown-unit': lambda p: p['steps'][0].update(time={'unit': 'jam', 'min': 1, 'max': 1}),
    'time-of-zero': lambda p: p['steps'][0].update(time={'unit': 'menit', 'min': 0, 'max': 1}),
    'open-and-fixed': lambda p: p['steps'][0].update(time={'open': True, 'min': 1}),
    'unknown-naskah': lambda p: p['steps'][0].update(does=[{'kind': 'naskah', 'what': 'surat'}]),
    'what-of-a-meeting': lambda p: p['steps'][0].update(does=[{'kind': 'rapat', 'what': 'x'}]),
    'unknown-standing': lambda p: p['steps'][0].update(actors=[{'actor': 'a', 'standing': 'x'}]),
    'empty-entry': lambda p: p.update(legal_basis=['']),
    'limit-of-text': lambda p: p.update(limits=[{'text': 'x', 'days': '14'}]),
}


def main(folder):
    with open(os.path.join(folder, 'procedure.schema.json'), encoding='utf-8') as file:
        schema = json.load(file)
    files = [path for path in sorted(glob.glob(os.path.join(folder, '*.json')))
             if not path.endswith('.schema.json')]
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    results = []
    good = None
    for path in files:
        with open(path, encoding='utf-8') as file:
            good = json.load(file)
        name = os.path.basename(path)[:-len('.json')]
        faults = [f'{"/".join(map(str, e.path))}: {e.message}' for e in validator.iter_errors(good)]
        if good['code'] != name:
            faults.append(f'code {good["code"]} in a file of another name')
        results.append((f'file/{name}', faults))
    for name, change in BREAKS.items():
        broken = copy.deepcopy(good)
        change(broken)
        results.append((f'refuses/{name}', [] if list(validator.iter_errors(broken)) else ['taken']))
    print(f'1..{len(results)}')
    for number, (name, faults) in enumerate(results, 1):
        print(f'{"not ok" if faults else "ok"} {number} /procedure/schema/{name}')
        for fault in faults:
            print(f'# {fault}')
    return 1 if not files or any(faults for _, faults in results) else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
