"""A data form begun from the workbook that an office has used so far, mended by keyboard, issued."""
import json
import os
import subprocess
import sys

import openpyxl

from person import Person, key, picture, run, wait, write

HOME = os.environ['MONEV_E2E_HOME']
BOOK = os.path.join(HOME, 'rekap bantuan.xlsx')
CODE = 'rekap-bantuan'
ROWS = [
    ['REKAP BANTUAN SOSIAL'],
    [],
    ['No', 'Uraian', 'Satuan', 'Target', 'Realisasi', 'Keterangan'],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
    ['A.', 'Perlindungan'],
    [1, 'Penerima pangan', 'keluarga', 40, 38, None],
    [2, 'Anak yatim', 'anak', 12, 10, None],
    ['B.', 'Pemberdayaan'],
    [3, 'Kelompok usaha', 'kelompok', 5, 5, None],
    [None, 'Jumlah', None, '=SUM(D6:D9)', '=SUM(E6:E9)'],
]


def ctl(*words):
    environment = dict(os.environ, MONEV_PIN='135790')
    answer = subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'],
                             '--as', 'subkoor', '--json', *words], capture_output=True, text=True,
                            env=environment)
    return json.loads(answer.stdout) if answer.returncode == 0 else None


def sheet():
    form = ctl('form', 'show', CODE)
    return form['definition']['sheets'][0] if form else None


def windows():
    return len(run('xdotool', 'search', '--onlyvisible', '--class', 'monev').split())


def login(me):
    me.see('label', part='Yohanes Tirta Buana')
    me.click(me.see('entry', 'Cari nama atau NIP'))
    write('yohanes')
    key('Return')
    me.see('text', part='PIN Yohanes')
    write('135790')
    key('Return')
    me.see('label', 'Menunggu paraf Anda')


def read_workbook(me):
    key('ctrl+3')
    me.click(me.see(None, 'Formulir'))
    me.click(me.see(None, part='Formulir Baru'))
    wait(lambda: me.sees(None, part='Kosong'), 'menu Formulir Baru')
    key('Down')
    key('Return')
    me.save_as(BOOK)
    me.see('label', 'Rekap bantuan')
    me.see('label', part='hal untuk diperiksa')
    picture('formulir-1-dikenali')
    wait(sheet, 'konsep di basis data')
    rows = sheet()['rows']['items']
    assert [row['label'] for row in rows] == ['Penerima pangan', 'Anak yatim', 'Kelompok usaha'], rows
    assert [row['group'] for row in rows] == ['A. Perlindungan'] * 2 + ['B. Pemberdayaan'], rows


def mend(me):
    """The cursor stands on the first heading."""
    key('F2')
    key('ctrl+a')
    write('Sasaran')
    key('Return')
    key('Up')
    key('alt+Right')
    key('ctrl+shift+n')
    write('Sumber Dana')
    key('Return')
    key('ctrl+n')
    write('Lansia')
    key('Return')
    key('ctrl+z')
    key('ctrl+shift+z')
    picture('formulir-2-dibetulkan')


def save(me):
    me.see('label', part='draf Anda tersimpan')
    key('ctrl+s')
    me.see('label', part='Formulir disimpan sebagai konsep')
    wait(lambda: len(sheet()['columns']) == 4, 'kolom baru')
    labels = [column['label'] for column in sheet()['columns']]
    assert labels == ['Realisasi', 'Sasaran', 'Sumber Dana', 'Keterangan'], labels
    assert sheet()['columns'][1]['key'] == 'sasaran', sheet()['columns'][1]
    assert sheet()['rows']['items'][3]['label'] == 'Lansia', sheet()['rows']


def issue(me):
    me.press_button('Terbitkan')
    wait(lambda: windows() == 2, 'pertanyaan terbitkan')
    key('Return')
    wait(lambda: ctl('form', 'show', CODE)['number'] == 1, 'versi 1')
    picture('formulir-3-terbit')


def main():
    book = openpyxl.Workbook()
    page = book.active
    page.title = 'Bantuan'
    for row in ROWS:
        page.append(row)
    book.save(BOOK)
    subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'], 'init', '--demo'],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    program = subprocess.Popen([os.environ['MONEV_E2E_PROGRAM'], os.environ['MONEV_E2E_DB']])
    me = None
    try:
        me = Person()
        for step in (login, read_workbook, mend, save, issue):
            step(me)
            print(f'# {step.__name__}', flush=True)
        print('ok 1 /e2e/form-design/from-a-workbook-to-a-version')
        return 0
    except AssertionError as problem:
        print(f'not ok 1 /e2e/form-design/from-a-workbook-to-a-version\n# {problem}')
        if me:
            print('\n'.join('#   ' + line for line in me.tree().split('\n')))
        picture('gagal')
        return 1
    finally:
        program.terminate()
        program.wait(timeout=10)
        print('1..1')


if __name__ == '__main__':
    sys.exit(main())
