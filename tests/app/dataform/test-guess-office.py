#!/usr/bin/env python3
"""Tables as offices lay them out, written with openpyxl, saved again by LibreOffice as xlsx and xls, and
recognised as forms.

usage: test-guess-office.py BOOK-TOOL   writes TAP
"""
import datetime
import json
import os
import subprocess
import sys
import tempfile

import openpyxl

TOOL = sys.argv[1]
N = None
# name: rows, merged cells, number formats, the columns as they are recognised, the rows
SHAPES = {
    'indikator': (
        [['PEMERINTAH KABUPATEN'], ['DATA INDIKATOR KEMISKINAN'], [],
         ['No', 'Uraian', 'Satuan', 'Target', 'Realisasi', 'Keterangan'],
         [1, 'Persentase penduduk miskin', 'persen'], [2, 'Keluarga desil 1', 'keluarga']],
        [], {}, 'Target:decimal Realisasi:decimal Keterangan:text',
        ['Persentase penduduk miskin', 'Keluarga desil 1']),
    'kelompok': (
        [['REKAP DATA'], [], ['No', 'Indikator', 'Satuan', 'Tahun 2023', 'Tahun 2024', 'Tahun 2025'],
         ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'], ['A.', 'KEMISKINAN'],
         [1, 'Penduduk miskin', 'orang', 10, 20, 30], [2, 'Keluarga miskin', 'keluarga', 4, 5, 6],
         ['', 'Jumlah A', N, '=D6+D7', '=E6+E7', '=F6+F7'], ['B.', 'STUNTING'],
         [3, 'Balita stunting', 'balita', 3, 2, 1], ['', 'Jumlah', N, '=D8+D10', '=E8+E10', '=F8+F10'],
         [], [N, N, N, 'Mengetahui'], [N, N, N, 'Kepala Dinas'], [N, N, N, 'NIP 19800101']],
        [], {}, 'Nilai:integer/year+', ['Penduduk miskin', 'Keluarga miskin', 'Balita stunting']),
    'triwulan': (
        [['REALISASI'], [], ['No', 'Kegiatan', 'Pagu (Rp)', 'Target', N, N, N, 'Realisasi', N, N, N, 'Ket'],
         [N, N, N, 'TW I', 'TW II', 'TW III', 'TW IV', 'TW I', 'TW II', 'TW III', 'TW IV', N],
         [1, 'Jalan', 150000000, 1, 2, 3, 4, 1, 2, 3, 4, 'baik'],
         [2, 'Jembatan', 250000000, 1, 2, 3, 4, 1, 2, 3, 4, 'baik'], ['Jumlah', N, '=SUM(C5:C6)']],
        ['A3:A4', 'B3:B4', 'C3:C4', 'D3:G3', 'H3:K3', 'L3:L4', 'A7:B7'], {},
        'Pagu (Rp):money+ Target:integer/quarter Realisasi:integer/quarter Ket:text', ['Jalan', 'Jembatan']),
    'perempuan': (
        [['No', 'Bentuk Kekerasan', 'Anak', N, N, 'Dewasa', N, N], [N, N, 'L', 'P', 'Jumlah', 'L', 'P', 'Jumlah'],
         [1, 'Fisik', 1, 2, '=C3+D3', 4, 5, '=F3+G3'], [2, 'Psikis', 1, 2, '=C4+D4', 4, 5, '=F4+G4'],
         ['JUMLAH', N] + [f'=SUM({c}3:{c}4)' for c in 'CDEFGH']],
        ['A1:A2', 'B1:B2', 'C1:E1', 'F1:H1', 'A5:B5'], {}, 'Anak:integer/sex+ Dewasa:integer/sex+',
        ['Fisik', 'Psikis']),
    'daftar': (
        [['DAFTAR PENERIMA'], ['No', 'Nama Penerima', 'Alamat', 'Tanggal Lahir', 'Besaran Bantuan (Rp)', 'Ya/Tidak'],
         [1], [2], [3], [4]], [], {},
        'Nama Penerima:text Alamat:text Tanggal Lahir:date Besaran Bantuan (Rp):money Ya/Tidak:yes_no', []),
    'puskesmas': (
        [['Kode', 'Nama Puskesmas', 'Status', 'Siap', 'Luas (m2)', 'Mulai', 'Capaian (%)']]
        + [[f'P-{i:02d}', f'Puskesmas {chr(64 + i)}', ['Baik', 'Rusak'][i % 2], ['ya', 'tidak'][i % 3 == 0],
            100.5 + i, datetime.date(2020, 1, i), i / 20] for i in range(1, 9)], [],
        {f'G{i}': '0%' for i in range(2, 10)},
        'Status:choice Siap:yes_no Luas (m2):decimal Mulai:date Capaian (%):percent',
        [f'Puskesmas {chr(64 + i)}' for i in range(1, 9)]),
    'blok': (
        [['No', 'Sasaran', 'Triwulan I', N, 'Triwulan II', N], [N, N, 'Target', 'Realisasi', 'Target', 'Realisasi'],
         [1, 'Air minum', 10, 9, 10, 8], [2, 'Sanitasi', 1, 2, 3, 4], [3, 'Listrik', 1, 2, 3, 4]],
        ['C1:D1', 'E1:F1', 'A1:A2', 'B1:B2'], {}, 'Target:integer/quarter Realisasi:integer/quarter',
        ['Air minum', 'Sanitasi', 'Listrik']),
    'bulanan': (
        [['LAPORAN'], ['No', 'Uraian', 'Januari', 'Februari', 'Maret', 'Catatan'], [1, 'Pasien rawat', 3, 4, 5, N],
         [2, 'Pasien jalan', 6, 7, 8, 'naik']], [], {}, 'Nilai:integer/month Catatan:text',
        ['Pasien rawat', 'Pasien jalan']),
}
RULES = [['No', 'Kegiatan', 'Anggaran', 'Realisasi', 'Sisa', 'Capaian (%)'],
         [1, 'Rapat', 1000000, 500000, '=C2-D2', '=D2/C2*100'], [2, 'Dinas', 3000000, 1000000, '=C3-D3', '=D3/C3*100'],
         [3, 'Cetak', 400000, 400000, '=C4-D4', '=D4/C4*100']]
count = 0


def ok(good, name, why=''):
    global count
    count += 1
    print(f'{"ok" if good else "not ok"} {count} {name}')
    if not good:
        print('\n'.join('# ' + line for line in str(why).splitlines()[:40]))
    sys.stdout.flush()


def write(path, rows, merges=(), formats=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell in formats:
        book.active[cell].number_format = formats[cell]
    for merge in merges:
        book.active.merge_cells(merge)
    book.active.title = 'Data'
    book.save(path)


def convert(home, kind, paths):
    folder = os.path.join(home, kind)
    subprocess.run(['soffice', '--headless', '-env:UserInstallation=file://' + os.path.join(home, 'profile'),
                    '--convert-to', kind, '--outdir', folder, *paths],
                   check=True, capture_output=True, timeout=240)
    return [os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + '.' + kind) for path in paths]


def guess(path):
    answer = subprocess.run([TOOL, 'guess', path], check=True, capture_output=True, text=True).stdout
    return json.loads(answer)['sheets'][0]


def columns(sheet):
    return ' '.join(column['label'] + ':' + column['kind'] + ('/' + column['spread'] if 'spread' in column else '')
                    + ('+' if column.get('total') == 'sum' else '') for column in sheet['columns'])


def check(name, path):
    _, _, _, wanted, rows = SHAPES[name]
    sheet = guess(path)
    got = [row['label'] for row in sheet['rows'].get('items', [])]
    kind = os.path.basename(os.path.dirname(path))
    seen = columns(sheet)
    if kind == 'xls':  # its formulas are not read: which columns a line of sums adds up cannot be told
        seen, wanted = seen.replace('+', ''), wanted.replace('+', '')
    ok(seen == wanted, f'{name}, {kind}: the columns', f'{seen}\n{wanted}')
    ok(got == rows, f'{name}, {kind}: the rows', f'{got}\n{rows}')


def main(home):
    made = os.path.join(home, 'openpyxl')
    os.mkdir(made)
    paths = {name: os.path.join(made, name + '.xlsx') for name in [*SHAPES, 'rumus']}
    for name, (rows, merges, formats, _, _) in SHAPES.items():
        write(paths[name], rows, merges, formats)
    write(paths['rumus'], RULES)
    for name in SHAPES:
        check(name, paths[name])
    for kind in ('xlsx', 'xls'):
        for path in convert(home, kind, list(paths.values())):
            name = os.path.splitext(os.path.basename(path))[0]
            if name in SHAPES:
                check(name, path)
    formulas = [column.get('formula') for column in guess(os.path.join(home, 'xlsx', 'rumus.xlsx'))['columns']]
    ok(formulas == [N, N, '${anggaran} - ${realisasi}', '${realisasi} div ${anggaran} * 100'],
       'rules are found from what LibreOffice reckoned', formulas)
    print(f'1..{count}')


with tempfile.TemporaryDirectory(prefix='monev-kira-') as folder:
    main(folder)
