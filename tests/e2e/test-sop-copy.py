"""A shipped SOP is copied, edited with the keyboard, published and exported."""
import json
import os
import subprocess
import sys

from person import Person, key, picture, run, wait, write

HOME = os.environ['MONEV_E2E_HOME']
PAPER = os.path.join(HOME, 'sop.pdf')
BOOK = os.path.join(HOME, 'sop.xlsx')
NEW = 'Menyiapkan cadangan data lapangan'
CHANGED = 'Menyusun kuesioner Monev dan jadwalnya'


def ctl(*words):
    answer = subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'], '--json',
                             *words], capture_output=True, text=True)
    return json.loads(answer.stdout) if answer.returncode == 0 else None


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


def open_sop(me):
    key('ctrl+5')
    me.click(me.see('list item', 'SOP'))
    me.see(None, 'SOP yang ditampilkan')
    key('ctrl+f')
    write('ketapang-b')
    me.see('label', '1 dari 30 SOP')
    key('Down', 'Return')
    me.see('push button', part='Salin dan Sunting')


def copy(me):
    me.press_button('Salin dan Sunting')
    wait(lambda: windows() == 2, 'pertanyaan kode')
    key('ctrl+a')
    write('monev-kantor')
    key('Return')
    me.see('push button', 'Sunting')
    assert ctl('procedure', 'show', 'monev-kantor')['title']


def edit(me):
    """A step between, moved up and back; a wording; what was undone is done again."""
    me.click(me.see('label', part='Menyusun kuesioner'))
    me.see('label', 'Langkah 5')
    key('ctrl+n')
    me.see('label', 'Langkah 6')
    write(NEW)
    me.see('label', NEW)
    me.click(me.see('check box', part='Fungsional Umum'))
    me.click(me.see('label', NEW))
    key('alt+Up')
    me.see('label', 'Langkah 5')
    key('alt+Down')
    me.see('label', 'Langkah 6')
    key('alt+Up')
    me.see('label', 'Langkah 5')
    me.click(me.see('label', part='Menyusun kuesioner'))
    me.see('label', 'Langkah 6')
    field = me.see('text', part='Uraian, diawali kata kerja')
    me.click(field)
    key('ctrl+a')
    write(CHANGED)
    me.see('label', CHANGED)
    me.press_button('Urungkan')
    wait(lambda: not me.sees('label', CHANGED), 'yang diurungkan')
    me.press_button('Ulangi')
    me.see('label', CHANGED)
    me.see('push button', part='Lihat Catatan')
    picture('sop-1-sunting')


def publish(me):
    me.see('label', part='draf tersimpan')
    me.press_button('Terbitkan Versi')
    wait(lambda: windows() == 2, 'pertanyaan terbit')
    me.see('label', part=NEW)
    picture('sop-2-terbit')
    key('alt+t')
    wait(lambda: windows() == 1, 'tertutupnya pertanyaan')
    def stored():
        steps = [s['wording'] for s in ctl('procedure', 'show', 'monev-kantor')['steps']]
        return steps[4:6] == [NEW, CHANGED] and len(steps) == 12
    wait(stored, 'versi yang terbit')
    assert len(ctl('procedure', 'show', 'ketapang-b')['steps']) == 11


def export(me, entry, path):
    """The menu is a window of its own: its entry is taken by its letter."""
    me.press_button('Ekspor…')
    me.see('menu item', part='PDF')
    key(entry)
    wait(lambda: not me.sees('menu item', part='PDF'), 'tertutupnya menu')
    me.save_as(path)
    wait(lambda: os.path.exists(path), path)


def exports(me):
    export(me, 'p', PAPER)
    export(me, 'e', BOOK)
    said = ' '.join(run('pdftotext', '-layout', PAPER, '-').split())
    assert 'Menyiapkan' in said and 'cadangan' in said, said[:2000]
    listed = run('unzip', '-p', BOOK, 'xl/sharedStrings.xml')
    assert NEW in listed and CHANGED in listed


def main():
    subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'], 'init', '--demo'],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    program = subprocess.Popen([os.environ['MONEV_E2E_PROGRAM'], os.environ['MONEV_E2E_DB']])
    me = None
    try:
        me = Person()
        for step in (login, open_sop, copy, edit, publish, exports):
            step(me)
            print(f'# {step.__name__}', flush=True)
        print('ok 1 /e2e/sop-copy/ends-with-a-paper-and-a-workbook')
        return 0
    except AssertionError as problem:
        print(f'not ok 1 /e2e/sop-copy/ends-with-a-paper-and-a-workbook\n# {problem}')
        if me:
            print('\n'.join('#   ' + line for line in me.tree().split('\n')))
        picture('gagal')
        return 1
    finally:
        program.terminate()
        print('1..1')


sys.exit(main())
