"""The shipped data forms against the schema, and the schema against forms that are broken."""
import copy
import glob
import json
import os
import sys

import jsonschema

# Each change makes a good form a bad one.
BREAKS = {
    'no-title': lambda f: f.pop('title'),
    'unknown-member': lambda f: f.update(warna='biru'),
    'unknown-period': lambda f: f.update(period='decade'),
    'no-sheets': lambda f: f.update(sheets=[]),
    'key-with-a-bar': lambda f: f['sheets'][0].update(key='a|b'),
    'name-in-capitals': lambda f: f['sheets'][0]['columns'][0].update(key='Nilai'),
    'unknown-kind': lambda f: f['sheets'][0]['columns'][0].update(kind='angka'),
    'formula-without-text': lambda f: f['sheets'][0]['columns'][0].update(kind='formula'),
    'number-as-bound': lambda f: f['sheets'][0]['columns'][0].update(min=1),
    'check-without-message': lambda f: f['sheets'][0]['columns'][0].update(
        checks=[{'expression': '1'}]),
}


def main(folder):
    with open(os.path.join(folder, 'form.schema.json'), encoding='utf-8') as file:
        schema = json.load(file)
    files = [path for path in sorted(glob.glob(os.path.join(folder, '*.json')))
             if not path.endswith('.schema.json')]
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    results = []
    good = None
    for path in files:
        with open(path, encoding='utf-8') as file:
            form = json.load(file)
        name = os.path.basename(path)[:-len('.json')]
        faults = [f'{"/".join(map(str, e.path))}: {e.message}' for e in validator.iter_errors(form)]
        if form['code'] != name:
            faults.append(f'code {form["code"]} in a file of another name')
        results.append((f'file/{name}', faults))
        if name == 'kemiskinan-stunting':
            good = form
    for name, change in BREAKS.items():
        broken = copy.deepcopy(good)
        change(broken)
        results.append((f'refuses/{name}', [] if list(validator.iter_errors(broken)) else ['taken']))
    print(f'1..{len(results)}')
    for number, (name, faults) in enumerate(results, 1):
        print(f'{"not ok" if faults else "ok"} {number} /dataform/schema/{name}')
        for fault in faults:
            print(f'# {fault}')
    return 1 if not files or any(faults for _, faults in results) else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
