"""A run of ketapang-b is started and worked to step 4 with a late one; a meeting, a follow-up."""
import datetime
import json
import os
import subprocess
import sys

from person import Person, box, key, picture, run, wait, write

HOME = os.environ['MONEV_E2E_HOME']
TITLE = 'Monev Uji Coba'
MONTH = os.path.join(HOME, 'bulan.pdf')


def ctl(*words):
    """The same office from the command line, as the person who is logged in at the window."""
    answer = subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'],
                             '--as', 'subkoor', '--json', *words], capture_output=True, text=True,
                            env={**os.environ, 'MONEV_PIN': '135790'})
    assert answer.returncode == 0, f'{words}: {answer.stdout}{answer.stderr}'
    return json.loads(answer.stdout) if answer.stdout.strip() else None


def login(me):
    me.see('label', part='Yohanes Tirta Buana')
    me.click(me.see('entry', 'Cari nama atau NIP'))
    write('yohanes')
    key('Return')
    me.see('text', part='PIN Yohanes')
    write('135790')
    key('Return')
    me.see('label', 'Menunggu paraf Anda')


def start(me):
    key('ctrl+2')
    me.see(None, 'Kalender')
    key('ctrl+n')
    me.click(me.see(None, 'Cari SOP'))
    write('ketapang-b')
    # Rows that were sorted out keep their size in the tree: the one that is left comes to the top.
    wait(lambda: box(me.see('label', part='ketapang-b ·'))[1] < 210, 'saringan SOP')
    me.click(me.see('label', part='ketapang-b ·'))
    me.see('label', part='Menyusun Tim')
    past = datetime.date.today() - datetime.timedelta(days=14)
    me.click(me.see('text', 'Tanggal'))  # the day stands before the hour
    key('ctrl+a')
    write(past.strftime('%d-%m-%Y'))
    me.fill('Judul', TITLE)
    picture('agenda-1-mulai')
    key('ctrl+Return')
    me.see('label', part='Menyusun Tim')
    picture('agenda-2-meja')


def windows():
    return len(run('xdotool', 'search', '--onlyvisible', '--class', 'monev').split())


def act(me, number, words, accept, state):
    """The button of the step; where the step is early or late the window asks why first."""
    me.see(None, part='Langkah ' + number)
    me.press_button('Mulai' if state == 'berjalan' else 'Selesaikan')
    try:
        wait(lambda: windows() > 1 or step_named(number)['state'] == state, 'pertanyaan', limit=3)
    except AssertionError:  # pressed while the dialog before it was still going: once more
        me.press_button('Mulai' if state == 'berjalan' else 'Selesaikan')
        wait(lambda: windows() > 1 or step_named(number)['state'] == state, f'jawaban langkah {number}')
    if windows() > 1:
        write(words)
        key(accept)
    wait(lambda: windows() == 1 and step_named(number)['state'] == state, f'langkah {number} {state}')


def step_named(number):
    return next(s for s in ctl('activity', 'show', TITLE)['steps'] if s['number'] == number)


def work(me):
    """Steps 1 to 3 begun and finished, 4 begun; 1 was due two weeks ago, so why is asked."""
    for number in ('1', '2', '3'):
        act(me, number, 'Berkas menyusul', 'alt+m', 'berjalan')
        act(me, number, 'Menunggu disposisi', 'alt+s', 'selesai')
    act(me, '4', 'Berkas menyusul', 'alt+m', 'berjalan')
    assert step_named('1')['late'] and step_named('1')['late_reason'] == 'Menunggu disposisi'
    assert step_named('1')['early_reason'] == 'Berkas menyusul'
    picture('agenda-3-langkah-4')


def meet(me):
    """The window has no views of meetings: they are held on the command line, and seen in the month."""
    day = datetime.date.today().isoformat()
    ctl('activity', 'meeting', 'add', TITLE, '--title', 'Rapat Uji', '--date', day, '--place', 'Aula',
        '--step', '4')
    for agency, title in (('Dinkes', 'Sekretaris Dinas'), ('DPUPR', 'Kepala Bidang Cipta Karya')):
        ctl('activity', 'attendance', 'add', TITLE, '--meeting', 'Rapat Uji', '--agency', agency,
            '--state', 'mewakili', '--name', 'Wakil ' + agency, '--title', title)
    ctl('activity', 'meeting', 'set', TITLE, 'Rapat Uji', '--state', 'selesai', '--minutes', 'Disepakati.')
    ctl('activity', 'follow-up', 'add', TITLE, '--meeting', 'Rapat Uji', '--text', 'Mengirim data',
        '--agency', 'Dinkes', '--due', day)
    came = ctl('activity', 'attendance', 'list', TITLE)
    assert [one['state'] for one in came] == ['mewakili', 'mewakili'], came


def look(me):
    """The month shows both; closed, the follow-up is gone from it."""
    key('alt+Left')
    def turned():  # the desk still slides away at first
        me.click(me.see('page tab', 'Kalender'))
        return me.sees(None, 'Cetak bulan ini (Ctrl+P)')
    wait(turned, 'kalender')
    me.see('label', part='Rapat Uji')
    me.see('label', part='Mengirim data')
    picture('agenda-4-kalender')
    ctl('activity', 'follow-up', 'set', TITLE, 'Mengirim data', '--state', 'selesai', '--note', 'Diterima')
    key('Page_Down', 'Home')
    wait(lambda: not me.sees('label', part='Mengirim data'), 'hilangnya tindak lanjut')
    me.see('label', part='Rapat Uji')
    closed = ctl('activity', 'follow-up', 'list', TITLE)
    assert [one['state'] for one in closed] == ['selesai'], closed


def save(me):
    me.press_button('PDF…')
    me.save_as(MONTH)
    wait(lambda: os.path.exists(MONTH), 'bulan sebagai PDF')
    assert 'Rapat Uji' in ' '.join(run('pdftotext', '-layout', MONTH, '-').split())


def main():
    subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'], 'init', '--demo'],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    program = subprocess.Popen([os.environ['MONEV_E2E_PROGRAM'], os.environ['MONEV_E2E_DB']])
    me = None
    try:
        me = Person()
        for step in (login, start, work, meet, look, save):
            step(me)
            print(f'# {step.__name__}', flush=True)
        print('ok 1 /e2e/agenda-run/ends-with-a-closed-follow-up')
        return 0
    except AssertionError as problem:
        print(f'not ok 1 /e2e/agenda-run/ends-with-a-closed-follow-up\n# {problem}')
        if me:
            print('\n'.join('#   ' + line for line in me.tree().split('\n')))
        picture('gagal')
        return 1
    finally:
        program.terminate()
        print('1..1')


sys.exit(main())
