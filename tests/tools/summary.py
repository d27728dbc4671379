#!/usr/bin/env python3
"""What a run of the tests came to: time per suite, what was skipped, what failed, one closing line.

usage: summary.py LOG:STATUS…   LOG is meson's testlog.json, STATUS what `meson test` ended with.
A TAP program counts by its subtests; one that stopped before its plan was done counts a failure.
"""
import collections
import json
import re
import sys

POINT = re.compile(r'^(not )?ok\b[ \t]*\d*[ \t]*(?:-[ \t]+)?([^#\n]*)(#[ \t]*(skip|todo)\b[ \t]*(.*))?$',
                   re.IGNORECASE)
GOOD = {'OK', 'SKIP', 'EXPECTEDFAIL'}


def points(text):
    """Yields (outcome, name, reason) for each subtest of a TAP output."""
    for line in (text or '').split('\n'):
        match = POINT.match(line.rstrip('\r'))
        if match is None:
            continue
        bad, name, _, word, reason = match.groups()
        word = (word or '').lower()
        if word == 'skip':
            outcome = 'skipped'
        elif bad and word != 'todo':
            outcome = 'failed'
        else:
            outcome = 'passed'
        yield outcome, name.strip(), (reason or '').strip()


def judge(test):
    """The outcomes of one program: those it named, and its own where it named none or broke off."""
    name = test['name'].split(' / ', 1)[-1]
    rows = [(outcome, f'{name} {point}'.strip(), reason)
            for outcome, point, reason in points(test.get('stdout'))]
    good = test['result'] in GOOD
    if not rows:
        outcome = 'failed' if not good else 'skipped' if test['result'] == 'SKIP' else 'passed'
        rows.append((outcome, name, ''))
    elif not good and not any(outcome == 'failed' for outcome, _, _ in rows):
        rows.append(('failed', name, f'ended as {test["result"]}'))
    return rows


def suite_of(test):
    """`monev:app+base / base/decimal` belongs to app."""
    return test['name'].split(' / ', 1)[0].split(':')[-1].split('+')[0]


def read(argument):
    path, _, status = argument.rpartition(':')
    try:
        with open(path, encoding='utf-8') as log:
            return [json.loads(line) for line in log if line.strip()], int(status)
    except FileNotFoundError:
        return [], int(status) or 1


def main(arguments):
    rows, seconds = [], collections.Counter()
    for argument in arguments:
        tests, status = read(argument)
        found = []
        for test in tests:
            seconds[suite_of(test)] += test['duration']
            found += judge(test)
        if status != 0 and not any(outcome == 'failed' for outcome, _, _ in found):
            found.append(('failed', argument, f'meson test ended with status {status}'))
        rows += found
    print('\nSeconds per suite')
    for suite, duration in seconds.most_common():
        print(f'  {suite:<12}{duration:8.1f}')
    for wanted, title in (('skipped', 'SKIPPED'), ('failed', 'FAILED')):
        for outcome, name, reason in rows:
            if outcome == wanted:
                print(f'{title}: {name}' + (f' ({reason})' if reason else ''))
    count = collections.Counter(outcome for outcome, _, _ in rows)
    line = f'{count["passed"]} passed, {count["failed"]} failed'
    print(line + (f', {count["skipped"]} skipped' if count['skipped'] else ''))
    return 0 if count['failed'] == 0 and count['passed'] > 0 else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
