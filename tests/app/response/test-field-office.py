"""Field workbooks through the hands of an office: filled with openpyxl, saved again by LibreOffice.

usage: test-field-office.py MONEVCTL   writes TAP. LibreOffice runs once for each kind of file.
"""
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl

CTL = sys.argv[1]
GROUP, FORM = 'Kelompok Peninjau', 'Uji Lapangan'
AGENDA = 'Rencana Definitif Penurunan Stunting 2026'
SURVEY = [
    ['type', 'name', 'label', 'required', 'relevant', 'constraint', 'calculation', 'parameters'],
    ['begin_group', 'diri', 'Data diri responden'],
    ['text', 'nik', 'Nomor induk kependudukan kepala keluarga sebagaimana tertulis pada KTP', 'yes'],
    ['text', 'nama', 'Nama lengkap', 'yes'],
    ['date', 'lahir', 'Tanggal lahir'],
    ['time', 'mulai', 'Jam mulai wawancara'],
    ['end_group'],
    ['select_one status', 'status', 'Status rumah'],
    ['select_one atap or_other', 'atap', 'Bahan atap terluas'],
    ['select_multiple alat', 'alat', 'Alat yang dimiliki rumah tangga'],
    ['select_multiple desa', 'desa', 'Desa yang pernah ditinggali'],
    ['decimal', 'luas', 'Luas rumah (m2)', '', '', '. > 0 and . <= 1000'],
    ['range', 'nilai', 'Nilai kepuasan', '', '', '', '', 'start=1 end=10 step=1'],
    ['acknowledge', 'setuju', 'Bersedia dikunjungi lagi'],
    ['integer', 'sewa', 'Uang sewa setahun (Rp)', '', "${status} = '2'"],
    ['geopoint', 'titik', 'Titik rumah'],
    ['begin_repeat', 'anggota', 'Anggota rumah tangga'],
    ['text', 'panggilan', 'Nama anggota'],
    ['integer', 'umur', 'Umur (tahun)', '', '', '. >= 0 and . <= 120'],
    ['end_repeat'],
    ['calculate', 'jumlah', '', '', '', '', 'sum(${umur})'],
]
CHOICES = [['list_name', 'name', 'label'], ['status', '1', 'Milik sendiri'], ['status', '2', 'Sewa'],
           ['atap', 'genteng', 'Genteng'], ['atap', 'seng', 'Seng'],
           ['alat', 'radio', 'Radio'], ['alat', 'tv', 'Televisi'], ['alat', 'motor', 'Sepeda motor']]
CHOICES += [['desa', f'd{i}', f'Desa nomor {i}'] for i in range(1, 41)]
EXPECTED = {
    'diri/nik': '0012345678901234', 'diri/nama': 'Ani', 'diri/lahir': '1990-05-03', 'status': '2',
    'atap': 'other', 'atap_other': 'Rumbia', 'alat': 'radio motor', 'desa': 'd3 d17', 'luas': '36.5',
    'nilai': '7', 'setuju': 'OK', 'sewa': '12000000',
    'anggota': [{'panggilan': 'Ina', 'umur': '7'}, {'panggilan': 'Udin', 'umur': '9'}],
    'jumlah': '16',
}
CELLS = {
    'diri/nik': '0012345678901234', 'diri/nama': 'Ani', 'diri/lahir': datetime.date(1990, 5, 3),
    'diri/mulai': datetime.time(7, 30), 'status': '2 – Sewa', 'atap': 'Lainnya (sebutkan)',
    'atap_other': 'Rumbia', 'desa': 'd3, d17', 'luas': 36.5, 'nilai': 7, 'setuju': 'x',
    'sewa': 12000000,
}
TICKS = ['alat|radio', 'alat|motor']
count = 0


def ok(good, name, why=''):
    global count
    count += 1
    print(f'{"ok" if good else "not ok"} {count} {name}')
    if not good:
        print('\n'.join('# ' + line for line in str(why).splitlines()[:40]))
    sys.stdout.flush()


def ctl(*words, fails=False):
    run = subprocess.run([CTL, '--json', '--as', 'subkoor', *words], capture_output=True, text=True)
    if run.returncode != 0 and not fails:
        raise SystemExit(f'Bail out! {words}: {run.stderr or run.stdout}')
    return json.loads(run.stdout)


def make_form(path):
    book = openpyxl.Workbook()
    book.active.title = 'survey'
    for row in SURVEY:
        book['survey'].append(row)
    for row in CHOICES:
        if not book.sheetnames.count('choices'):
            book.create_sheet('choices')
        book['choices'].append(row)
    book.create_sheet('settings').append(['form_title', 'form_id'])
    book['settings'].append([FORM, 'uji_lapangan'])
    book.save(path)


def marks(sheet):
    """Of each row of a table: its columns by mark; of each row: its mark."""
    rows = {row[0].row: row[0].value for row in sheet.iter_rows(max_col=1) if row[0].value}
    keys = next(row for row, mark in rows.items() if mark.startswith('t:'))
    return {cell.value: cell.column for cell in sheet[keys] if cell.value}, rows


def fill_rows(path):
    book = openpyxl.load_workbook(path)
    columns, rows = marks(book['Isian'])
    first = next(row for row, mark in rows.items() if mark.startswith('r:'))
    for key, value in CELLS.items():
        book['Isian'].cell(first, columns['q:' + key]).value = value
    for key in TICKS:
        book['Isian'].cell(first, columns['c:' + key]).value = 'x'
    members = book['Anggota rumah tangga']
    columns, rows = marks(members)
    first = next(row for row, mark in rows.items() if mark.startswith('i:'))
    for i, member in enumerate(EXPECTED['anggota']):
        members.cell(first + i, columns['a:']).value = 1
        members.cell(first + i, columns['q:panggilan']).value = member['panggilan']
        members.cell(first + i, columns['q:umur']).value = int(member['umur'])
    name_person(book)
    book.save(path)


def name_person(book):
    rows = {row[0].value: row[0].row for row in book['Petunjuk'].iter_rows(max_col=1)}
    book['Petunjuk'].cell(rows['p:petugas'], 4).value = 'Rudi Hartono'


def fill_sheet(path):
    book = openpyxl.load_workbook(path)
    sheet = book['Responden 01']
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value}
    for key, value in CELLS.items():
        sheet.cell(rows['q:' + key], 4).value = value
    for key in TICKS:
        sheet.cell(rows['c:' + key], 4).value = 'x'
    columns, marked = marks(sheet)
    for i, member in enumerate(EXPECTED['anggota']):
        sheet.cell(rows['i:1'] + i, columns['q:panggilan']).value = member['panggilan']
        sheet.cell(rows['i:1'] + i, columns['q:umur']).value = int(member['umur'])
    name_person(book)
    book.save(path)


def office(home, kind, paths):
    """One LibreOffice for all of them; what it writes lies in a folder named after the kind."""
    folder = os.path.join(home, kind)
    subprocess.run(['soffice', '--headless', '-env:UserInstallation=file://' + os.path.join(home, 'profile'),
                    '--convert-to', kind, '--outdir', folder, *paths],
                   check=True, capture_output=True, timeout=240)
    return [os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + '.' + kind) for path in paths]


def counts(path, fails=False):
    answer = ctl('response', 'import', FORM, path, fails=fails)
    return tuple(answer.get(key) for key in ('new', 'changed', 'duplicate', 'rejected')), answer


def check_first(name, path):
    got, answer = counts(path)
    ok(got == (1, 0, 0, 0), f'{name}: it is taken', answer)
    listed = ctl('response', 'list', FORM)[-1]
    shown = ctl('response', 'show', listed['id'])
    answers = {key: value for key, value in shown['answers'].items() if not key.startswith('meta/')}
    clock = answers.pop('diri/mulai', '')
    ok(answers == EXPECTED, f'{name}: each answer as it was written', (answers, EXPECTED))
    ok(clock.startswith('07:30'), f'{name}: the time of day', clock)
    ok(listed['group'] == GROUP and listed['enumerator'] == 'Rudi Hartono',
       f'{name}: the group and who asked', listed)


def check_again(name, path):
    got, answer = counts(path)
    ok(got == (0, 0, 1, 0), f'{name}: the same answers, so it is there already', answer)


def check_paper(name, path):
    """Words that are cut at an edge or hidden in a row that is too low are not in the text."""
    text = re.sub(r'\s+', ' ', subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True,
                                             text=True, check=True).stdout)
    words = {word for row in SURVEY[1:] if len(row) > 2 for word in row[2].split()}
    missing = sorted(word for word in words if word not in text)
    ok(not missing, f'{name}: every word of every question is on the paper', missing)
    size = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
    ok('936' in size, f'{name}: on Folio', size)


def main(home):
    os.environ['MONEV_DB'] = f'sqlite:{home}/uji.db'
    os.environ['MONEV_PIN'] = '135790'
    os.environ['XDG_DATA_HOME'] = os.environ['XDG_CONFIG_HOME'] = home
    subprocess.run([CTL, 'init', '--demo'], check=True, capture_output=True)
    form = os.path.join(home, 'form.xlsx')
    make_form(form)
    ctl('instrument', 'import', form, '--activity', AGENDA)
    ctl('instrument', 'issue', FORM)
    layouts = {}
    for layout, fill in ('baris', fill_rows), ('lembar', fill_sheet):
        folder = os.path.join(home, layout)
        os.mkdir(folder)
        paths = ctl('instrument', 'field', FORM, folder, '--layout', layout, '--rows', '4', '--group', GROUP)['paths']
        ok([os.path.basename(path) for path in paths] == [f'{FORM} - {GROUP}.xlsx'],
           f'{layout}: one file, named after the group', paths)
        layouts[layout] = os.path.join(home, f'{layout} yang kembali.xlsx')
        shutil.copy(paths[0], layouts[layout])
        fill(layouts[layout])
    for kind in 'xlsx', 'xls', 'pdf':
        written = office(home, kind, [layouts['baris'], layouts['lembar']])
        layouts['baris', kind], layouts['lembar', kind] = written
    for layout in 'baris', 'lembar':
        check_first(f'{layout}, filled', layouts[layout])
        check_again(f'{layout}, saved by LibreOffice as xlsx', layouts[layout, 'xlsx'])
        check_again(f'{layout}, saved by LibreOffice as xls', layouts[layout, 'xls'])
        check_paper(layout, layouts[layout, 'pdf'])
    print(f'1..{count}')


with tempfile.TemporaryDirectory(prefix='monev-field-') as folder:
    main(folder)
