#!/usr/bin/env python3
"""A data form on its way through an office: written by us, filled with openpyxl, saved again by
LibreOffice as xlsx and xls, read back; and printed.

usage: test-form-office.py BOOK-TOOL   writes TAP
"""
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile

import openpyxl

TOOL = sys.argv[1]
# sheet, line, field: what is written, what it means, how it is read
CELLS = {
    ('a', 'A-1', 'nilai'): (9.62, '9.62', '.'),
    ('a', 'A-2', 'nilai'): ('14.872 keluarga', '14872', 'r'),
    ('a', 'A-3', 'nilai'): ('1,236', '1236', 'r'),
    ('a', 'B-1', 'nilai'): ('24,5 %', '24.5', 'r'),
    ('a', 'B-2', 'nilai'): (764, '764', 'd'),
    ('a', 'B-4', 'nilai'): ('menyusul', '', 'm'),
    ('a', 'C-1', 'nilai'): (1200, '1200', '.'),
    ('a', 'C-2', 'nilai'): ('=2*1.25', '2.5', '.'),
    ('a', 'C-3', 'nilai'): ('Rp 1.250.000,-', '1250000', 'r'),
    ('a', 'A-1', 'sumber'): ('BPS', 'BPS', '.'),
    ('b', '1.02.01.1.01', 'pagu'): (100000000, '100000000', '.'),
    ('b', '1.02.01.1.02', 'pagu'): ('1,5 juta', '1500000', 'r'),
    ('b', '1.02.01.1.01', 'realisasi@2026-T1'): (25000000, '25000000', '.'),
    ('b', '1.02.01.1.01', 'fisik@2026-T1'): (12.5, '12.5', '.'),
    ('b', '1.02.01.1.01', 'status'): ('terlambat', 'Terlambat', 'r'),
    ('b', '1.02.01.1.01', 'kontrak'): (datetime.date(2026, 3, 5), '2026-03-05', '.'),
    ('b', '1.02.01.1.02', 'kontrak'): ('5 Maret 2026', '2026-03-05', 'r'),
    ('b', '1.02.01.1.01', 'lelang'): ('Ya', 'ya', 'r'),
    ('c', 'baris-1', 'nama'): ('Rapat koordinasi', 'Rapat koordinasi', '.'),
    ('c', 'baris-1', 'peserta'): (40, '40', '.'),
    ('c', 'baris-1', 'biaya'): (12500000, '12500000', '.'),
}
PERCENT = ('a', 'A-1', 'target')
count = 0


def ok(good, name, why=''):
    global count
    count += 1
    print(f'{"ok" if good else "not ok"} {count} {name}')
    if not good:
        print('\n'.join('# ' + line for line in str(why).splitlines()[:40]))
    sys.stdout.flush()


def find(book, sheet, line, field):
    for page in book:
        rows = {row[0].value: row[0].row for row in page.iter_rows(max_col=1) if row[0].value}
        if f't:{sheet}' in rows:
            columns = {cell.value: cell.column for cell in page[rows[f't:{sheet}']] if cell.value}
            return page.cell(rows[f'r:{line}'], columns[f'k:{field}'])
    raise SystemExit(f'Bail out! no {sheet} {line} {field}')


def fill(path, to):
    book = openpyxl.load_workbook(path)
    for place, (value, _, _) in CELLS.items():
        find(book, *place).value = value
    cell = find(book, *PERCENT)
    cell.value, cell.number_format = 0.245, '0.00%'
    book.save(to)


def office(home, kind, paths):
    folder = os.path.join(home, kind)
    subprocess.run(['soffice', '--headless', '-env:UserInstallation=file://' + os.path.join(home, 'profile'),
                    '--convert-to', kind, '--outdir', folder, *paths],
                   check=True, capture_output=True, timeout=240)
    return [os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + '.' + kind) for path in paths]


def check(name, path, percent, formulas=True):
    answer = json.loads(subprocess.run([TOOL, 'read', path], check=True, capture_output=True, text=True).stdout)
    cells = {(cell['sheet'], cell['line'], cell['field']): cell for cell in answer['cells']}
    wrong = []
    for place, (value, text, how) in CELLS.items():
        got = cells[place]
        if isinstance(value, str) and value.startswith('=') and not formulas:
            text, how = '', 'm'
        if (got['text'], got['how']) != (text, how):
            wrong.append((place, value, got))
    ok(not wrong, f'{name}: each value as it was meant', '\n'.join(map(str, wrong)))
    got = cells[PERCENT]
    ok((got['text'], got['how']) == percent, f'{name}: a cell that is shown as a percentage', got)
    others = [cell for place, cell in cells.items()
              if place not in CELLS and place != PERCENT and cell['text'] and cell['how'] in '.r']
    ok(not others, f'{name}: nothing that nobody wrote', others)
    ok(answer['parts'] == 1 and answer['request'].startswith('0190aaaa'), f'{name}: known by its mark')
    told = [issue for issue in answer['issues'] if issue['code'] not in ('cell-doubtful', 'cell-without-value')]
    ok(not told, f'{name}: nothing else is told', told)


def check_formulas(path):
    book = openpyxl.load_workbook(path, data_only=True)
    share = find(book, 'b', '1.02.01.1.01', 'serapan@2026-T1').value
    total = find(book, 'b', '1.02.01', 'pagu').value
    ok(share == 25, 'a formula is reckoned by the office program', share)
    ok(total == 100000000, 'a programme is the sum of what stands below it', total)


def check_paper(path):
    text = re.sub(r'\s+', ' ', subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True,
                                             text=True, check=True).stdout)
    words = ['Penduduk miskin', 'Prevalensi stunting', 'Sub Ca', 'Tanggal kontrak', 'Kepala Dinas Kesehatan',
             'BADAN PERENCANAAN PEMBANGUNAN DAERAH', 'Jumat, 27 Maret 2026']
    missing = [word for word in words if word not in text]
    ok(not missing, 'what was asked is on the paper', missing)
    size = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
    ok('936' in size, 'on Folio', size)


def main(home):
    sent = os.path.join(home, 'kirim.xlsx')
    filled = os.path.join(home, 'kembali.xlsx')
    subprocess.run([TOOL, 'write', sent], check=True)
    fill(sent, filled)
    check('filled with openpyxl', filled, ('24.5', 'r'), formulas=False)
    saved = office(home, 'xlsx', [filled])[0]
    check('saved by LibreOffice as xlsx', saved, ('24.5', 'r'))
    check_formulas(saved)
    # The old format tells nothing of how a cell is shown: then it is asked. Nor are its formulas read.
    check('saved by LibreOffice as xls', office(home, 'xls', [filled])[0], ('0.245', 'd'), formulas=False)
    check_paper(office(home, 'pdf', [sent])[0])
    print(f'1..{count}')


with tempfile.TemporaryDirectory(prefix='monev-form-') as folder:
    main(folder)
