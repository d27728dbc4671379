"""A questionnaire of thirty questions built from nothing by keyboard, printed, filled for three
respondents, exported."""
import json
import os
import subprocess
import sys

from person import Person, area, key, picture, run, wait, write

HOME = os.environ['MONEV_E2E_HOME']
PAPER = os.path.join(HOME, 'kuesioner.pdf')
BOOK = os.path.join(HOME, 'jawaban.xlsx')
TITLE = 'Survei Layanan'
QUESTIONS = 30
CHOSEN = {3: ('Baik', 'Cukup', 'Kurang')}
COUNTED = {2, 5}
RESPONDENTS = ('Ani', 'Budi', 'Citra')


def ctl(*words):
    environment = dict(os.environ, MONEV_PIN='135790')
    answer = subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'],
                             '--as', 'subkoor', '--json', *words], capture_output=True, text=True,
                            env=environment)
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


def create(me):
    key('ctrl+4')
    me.see('push button', part='Buat Instrumen')
    key('ctrl+n')
    wait(lambda: windows() == 2, 'pertanyaan judul')
    write(TITLE)
    key('Return')
    wait(lambda: windows() == 1, 'tertutupnya pertanyaan judul')
    me.see('label', 'Belum ada pertanyaan')


def label_of(number):
    return f'Soal nomor {number}'


def list_area():
    """Of the list of types, the smaller one of the two windows."""
    found = run('xdotool', 'search', '--onlyvisible', '--class', 'monev').split()
    return min(area(window) for window in found)


def choose_type(me, words):
    """The tree is left alone while the list is open: GTK 4.8 falls over what comes and goes."""
    def chosen():
        key('ctrl+j')
        wait(lambda: windows() == 2, 'daftar jenis')
        whole = list_area()
        write(words)
        try:
            wait(lambda: list_area() < whole * 0.8, 'jenis yang dicari', limit=2)
            key('Down', 'Return')
            return True
        except AssertionError:  # it took the first letters for nothing
            picture('jenis')
            key('Escape')
            return False
        finally:
            wait(lambda: windows() == 1, 'tertutupnya daftar jenis')
    wait(chosen, 'jenis yang dicari')


def add_choices(me, words):
    """Behind the type stand the list and its choices: the last field takes new ones."""
    field = me.see('text', 'Tambah pilihan')
    me.scroll_to(field)
    me.click(field)
    for word in words:
        write(word)
        key('Return')


def build(me):
    for number in range(1, QUESTIONS + 1):
        key('ctrl+n')
        wait(lambda n=number: me.sees('label', part=f'{n} pertanyaan'), f'pertanyaan ke-{number}')
        write(label_of(number))
        if number in COUNTED:
            choose_type(me, 'bilangan bulat')
        elif number in CHOSEN:
            choose_type(me, 'pilih satu')
            add_choices(me, CHOSEN[number])
    me.see('label', part=f'{QUESTIONS} pertanyaan')
    key('ctrl+z')
    key('ctrl+shift+z')
    picture('instrumen-1-disusun')
    key('ctrl+s')

    def stored():
        listed = [one for one in ctl('instrument', 'list') if one['title'] == TITLE]
        return listed and listed[0]['questions'] == QUESTIONS and listed[0]['id']
    me.id = wait(stored, 'instrumen tersimpan')
    questions = ctl('instrument', 'show', me.id)['content']['questions']
    assert questions[1]['type'] == 'integer', questions[1]
    assert questions[2]['type'] == 'select_one', questions[2]


def issue(me):
    me.press_button('Terbitkan')
    wait(lambda: windows() == 2, 'pertanyaan terbit')
    key('Return')
    wait(lambda: windows() == 1, 'tertutupnya pertanyaan')
    wait(lambda: ctl('instrument', 'show', me.id)['number'] == 1, 'versi 1')


def print_it(me):
    run('xdotool', 'mousemove', '640', '770')  # a tooltip is a window, too
    wait(lambda: windows() == 1, 'perginya keterangan')
    key('ctrl+p')
    me.save_as(PAPER)
    wait(lambda: os.path.exists(PAPER), PAPER)
    said = run('pdftotext', '-layout', PAPER, '-')
    for number in (1, QUESTIONS):
        assert label_of(number) in said, said[:3000]


def open_answers(me):
    key('alt+Left')
    me.see('push button', part='Buat Instrumen')
    key('ctrl+f')
    write(TITLE)
    me.see('label', part='1 dari 3 instrumen')
    key('Down')
    me.press_button('Jawaban')
    me.see('label', 'Belum ada jawaban')


def fill(me, respondent):
    key('ctrl+n')
    me.see('push button', 'Kirim')
    me.see('text', part=label_of(1))
    write(respondent)
    key('Return')
    write('4')
    key('Return')
    key('2')
    key('Return')
    write('lain')
    key('ctrl+Return')


def answer(me):
    for number, respondent in enumerate(RESPONDENTS, start=1):
        fill(me, respondent)
        me.see('label', f'{number} jawaban')
    picture('instrumen-2-jawaban')


def export(me):
    assert len(ctl('response', 'list', me.id)) == len(RESPONDENTS)
    assert ctl('response', 'export', me.id, BOOK, '--labels') is not None
    listed = run('unzip', '-p', BOOK, 'xl/sharedStrings.xml')
    for word in (*RESPONDENTS, 'Cukup'):
        assert word in listed, listed[:3000]


def main():
    subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'], 'init', '--demo'],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    program = subprocess.Popen([os.environ['MONEV_E2E_PROGRAM'], os.environ['MONEV_E2E_DB']])
    me = None
    try:
        me = Person()
        for step in (login, create, build, issue, print_it, open_answers, answer, export):
            step(me)
            print(f'# {step.__name__}', flush=True)
        print('ok 1 /e2e/instrument-run/ends-with-a-workbook-of-three-answers')
        return 0
    except AssertionError as problem:
        print(f'not ok 1 /e2e/instrument-run/ends-with-a-workbook-of-three-answers\n# {problem}')
        if me:
            print('\n'.join('#   ' + line for line in me.tree().split('\n')))
        picture('gagal')
        return 1
    finally:
        program.terminate()
        print('1..1')


sys.exit(main())
