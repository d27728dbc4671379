"""From an empty computer to Beranda: the assistant, the recovery sheet, the first login."""
import os
import re
import subprocess
import sys

from person import Person, key, picture, run, wait, walk, write

SHEET = os.path.join(os.environ['MONEV_E2E_HOME'], 'lembar.pdf')


def office(me):
    me.see('label', 'Selamat datang')
    me.click(me.see(name='Cari kabupaten'))
    write('ketapang')
    me.see('label', part='Kabupaten Ketapang')
    key('Down')
    key('Return')  # the row with the focus, not Lanjut
    wait(lambda: me.text(me.see('text', 'Kabupaten')) == 'Kabupaten Ketapang', 'nama kabupaten terisi')
    me.fill('Alamat', 'Jalan Uji Coba Nomor 7')
    picture('1-instansi')
    me.press_button('Lanjut')


def letters(me):
    me.see(part='Asia') if me.sees(part='Asia') else me.see(part='WIB')
    picture('2-naskah')
    me.press_button('Lanjut')


def official(me):
    me.see('label', 'Pegawai pertama')
    me.fill('Nama', 'Sri Wahyuni')
    me.fill('NIP', '19880229201101199')
    me.press_button('Siapkan Kantor')
    me.see('label', part='NIP harus 18 angka')  # said at the field, nothing lost
    me.fill('NIP', '198802292011012991')
    me.fill('Nama pengguna', 'sri')
    me.scroll_to(me.see('text', 'PIN sekali lagi'))
    me.fill_secret('PIN', '246813')
    me.scroll_to(me.see('text', 'PIN sekali lagi'))
    me.fill_secret('PIN sekali lagi', '246813')
    picture('3-pegawai')
    me.press_button('Siapkan Kantor')


def sheet(me):
    me.see('panel', 'Kode pemulihan', limit=40)
    picture('4-pemulihan')
    groups = [n.get_name() for n in walk(me.see('panel', 'Kode pemulihan'))
              if re.fullmatch('[0-9A-Z]{4}', n.get_name() or '')]
    assert len(groups) == 14, groups
    me.press_button('Simpan Lembar')
    me.save_as(SHEET)
    wait(lambda: os.path.exists(SHEET), 'lembar pemulihan')
    words = run('pdftotext', '-layout', SHEET, '-').split()
    assert [w for w in words if w in groups] == groups, words


def begin(me):
    me.click(me.see('check box', part='Lembar sudah disimpan'))
    me.press_button('Mulai')


def login(me):
    me.see('label', part='Sri Wahyuni')
    if not me.sees('label', 'Menunggu paraf Anda'):
        me.click(me.see('list item', part='Sri Wahyuni'))
        write('111222')
        key('Return')
        me.see('alert', part='PIN salah')  # said at the field
        key('ctrl+a')
        write('246813')
        picture('5-masuk')
        key('Return')
    me.see('label', 'Menunggu paraf Anda')
    picture('6-beranda')
    me.see('label', 'Sri Wahyuni')


def main():
    program = subprocess.Popen([os.environ['MONEV_E2E_PROGRAM'], os.environ['MONEV_E2E_DB']])
    me = None
    try:
        me = Person()
        for step in (office, letters, official, sheet, begin, login):
            step(me)
            print(f'# {step.__name__}', flush=True)
        print('ok 1 /e2e/first-start/ends-in-beranda')
        return 0
    except AssertionError as problem:
        print(f'not ok 1 /e2e/first-start/ends-in-beranda\n# {problem}')
        if me:
            print('\n'.join('#   ' + line for line in me.tree().split('\n')))
        picture('gagal')
        return 1
    finally:
        program.terminate()
        print('1..1')


sys.exit(main())
