"""A list of agencies comes in with faults, is mended, comes in again, and goes out as a workbook."""
import csv
import os
import subprocess
import sys

import openpyxl

from person import Person, key, picture, wait, write

HOME = os.environ['MONEV_E2E_HOME']
FAULTY = os.path.join(HOME, 'daftar-opd.csv')
REFUSED = os.path.join(HOME, 'ditolak.xlsx')
EXPORT = os.path.join(HOME, 'opd.xlsx')

HEAD = ['Kode', 'Nama', 'Singkatan', 'Jenis', 'WhatsApp']
ROWS = [
    ['1.09.01', 'Dinas Uji Coba', 'DUC', 'Perangkat daerah', '0812 3456 7890'],
    ['bukan kode', 'Dinas Salah Kode', 'DSK', 'Perangkat daerah', ''],
    ['1.10.01', 'Dinas Salah Jenis', 'DSJ', 'Dinas', ''],
]


def login(me):
    me.see('label', part='Ratna Wulansari')
    me.click(me.see('entry', 'Cari nama atau NIP'))
    write('ratna')
    key('Return')
    me.see('text', part='PIN Ratna')
    write('135790')
    key('Return')
    me.see('label', 'Menunggu paraf Anda')


def take_in(me):
    key('ctrl+5')
    me.see('label', part='61 OPD')
    for name in ('Tambah OPD', 'Impor…', 'Ekspor…', 'Tutup jendela'):  # once, without mnemonics
        me.see('push button', name)
    me.press_button('Impor')
    me.press_button('Pilih Berkas')
    me.save_as(FAULTY)
    me.see('label', part='Pasangan Kolom')
    picture('impor-1-kolom')
    me.press_button('Periksa')
    me.see('label', part='Pilihan tidak dikenal')
    me.see('label', part='tidak berpola SIPD')
    picture('impor-2-periksa')
    me.click(me.see('label', part='Pilihan tidak dikenal'))  # one click to the place
    picture('impor-3-tempat')


def keep_refused(me):
    me.press_button('Simpan Baris yang Ditolak')
    me.save_as(REFUSED)
    wait(lambda: os.path.exists(REFUSED), 'berkas baris yang ditolak')
    me.press_button('Impor 1 Baris')
    me.see('label', part='1 baris diimpor')
    picture('impor-4-selesai')


def mend():
    book = openpyxl.load_workbook(REFUSED)
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[heads.index('Nama')].value == 'Dinas Salah Kode':
            row[heads.index('Kode')].value = '1.11.01'
        if row[heads.index('Nama')].value == 'Dinas Salah Jenis':
            row[heads.index('Jenis')].value = 'Perangkat daerah'
    book.save(REFUSED)


def take_in_again(me):
    mend()
    me.press_button('Lihat Daftar')
    me.see('label', part='62 OPD')
    me.press_button('Impor')
    me.press_button('Pilih Berkas')
    me.save_as(REFUSED)
    me.press_button('Periksa')
    me.press_button('Impor 2 Baris')
    me.see('label', part='2 baris diimpor')
    key('alt+Left')
    me.see('label', part='64 OPD')


def send_out(me):
    me.press_button('Ekspor')
    me.save_as(EXPORT)
    wait(lambda: os.path.exists(EXPORT), 'buku kerja')
    sheet = openpyxl.load_workbook(EXPORT).worksheets[0]
    rows = {row[1]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert len(rows) == 64, len(rows)
    assert rows['Dinas Uji Coba'][0] == '1.09.0.00.0.00.01.0000', rows['Dinas Uji Coba']
    assert rows['Dinas Salah Kode'][0] == '1.11.0.00.0.00.01.0000'
    assert rows['Dinas Salah Jenis'][3] == 'Perangkat daerah'
    assert rows['Dinas Uji Coba'][9] == '6281234567890', rows['Dinas Uji Coba']


def main():
    subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'], 'init', '--demo'],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(FAULTY, 'w', newline='', encoding='utf-8') as file:
        csv.writer(file, delimiter=';').writerows([HEAD] + ROWS)
    program = subprocess.Popen([os.environ['MONEV_E2E_PROGRAM'], os.environ['MONEV_E2E_DB']])
    me = None
    try:
        me = Person()
        for step in (login, take_in, keep_refused, take_in_again, send_out):
            step(me)
            print(f'# {step.__name__}', flush=True)
        print('ok 1 /e2e/agency-import/ends-in-a-workbook')
        return 0
    except AssertionError as problem:
        print(f'not ok 1 /e2e/agency-import/ends-in-a-workbook\n# {problem}')
        if me:
            print('\n'.join('#   ' + line for line in me.tree().split('\n')))
        picture('gagal')
        return 1
    finally:
        program.terminate()
        print('1..1')


sys.exit(main())
