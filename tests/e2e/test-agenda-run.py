"""A run of ketapang-b is started and worked to step 4 with a late one; a meeting, a follow-up."""
import datetime
import json
import os
import subprocess
import sys

from person import Person, box, key, picture, run, shown, wait, walk, write

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


def attempt(act):
    try:
        return act()
    except (AssertionError, AttributeError):  # or the row was made anew meanwhile
        return False


def saved(me, title):
    """The form TITLE is saved; what the window says about it is put away, since it covers the page."""
    me.press('Simpan')
    put_away(me, title)


def put_away(me, title):
    wait(lambda: windows() == 1, f'tertutupnya {title}')
    close = me.see('push button', 'Urungkan').get_parent()
    me.click(me.see('push button', 'GtkImage', within=close))
    wait(lambda: not me.sees('push button', 'Urungkan'), 'hilangnya pemberitahuan')


def open_form(me, button):
    found = me.see('push button', part=button)
    me.scroll_to(found)
    me.press_button(button)
    wait(lambda: windows() == 2, f'isian {button}')


def invite(me, *agencies):
    """On the command line; the window hears of it."""
    for agency in agencies:
        ctl('activity', 'attendance', 'add', TITLE, '--meeting', 'Rapat Uji', '--agency', agency)
        me.see('list item', part=agency)


def stand_in(me, agency, name, title):
    """Who came instead: the state, then name and office one level below."""
    row = me.see('list item', part=agency)
    me.scroll_to(row)
    me.click(me.see('push button', 'Mewakili', within=row))
    wait(lambda: windows() == 2, 'isian wakil')
    write(name)
    me.fill('Jabatan', title)
    saved(me, 'Yang mewakili')


def agree(me, day):
    """What was agreed on becomes a follow-up with an OPD and a day."""
    open_form(me, 'Tambah Kesepakatan')
    write('Mengirim data')
    me.click(me.see('text', 'OPD penanggung jawab'))
    write('Dinas Kesehatan')
    me.see('label', part='· Dinkes')
    key('Return')
    me.click(me.see('text', 'Tenggat'))
    key('ctrl+a')
    write(day.strftime('%d-%m-%Y'))
    saved(me, 'Kesepakatan rapat')


def meet(me):
    day = datetime.date.today()
    me.click(me.see('page tab', 'Rapat'))
    open_form(me, 'Tambah Rapat')
    write('Rapat Uji')
    me.fill('Tempat', 'Aula')
    saved(me, 'Rapat baru')
    me.click(me.see('list item', 'Rapat Uji'))
    invite(me, 'Dinas Kesehatan', 'Dinas Pekerjaan Umum dan Penataan Ruang')
    stand_in(me, 'Dinas Kesehatan', 'Sari', 'Sekretaris Dinas')
    stand_in(me, 'Dinas Pekerjaan Umum dan Penataan Ruang', 'Tono', 'Kepala Bidang Cipta Karya')
    notes = me.see('text', 'Notulen')
    me.scroll_to(notes)
    me.click(notes)
    write('Disepakati.')
    me.press_button('Simpan Notulen')
    agree(me, day)
    picture('agenda-4-rapat')
    came = ctl('activity', 'attendance', 'list', TITLE)
    assert [one['state'] for one in came] == ['mewakili', 'mewakili'], came
    held = ctl('activity', 'meeting', 'list', TITLE)
    assert held[0]['minutes'] == 'Disepakati.', held


def close(me):
    """The follow-up is closed where it is listed."""
    me.click(me.see('page tab', 'Temuan'))
    def opened():  # the view slides in; the one of Rapat, behind it, has the same row
        row = [n for n in walk(me.app) if n.get_role_name() == 'list item'
               and n.get_name() == 'Mengirim data' and shown(n)][-1]
        me.click(me.see('push button', part='Ubah status', within=row))
        wait(lambda: windows() == 2, 'isian tindak lanjut', limit=2)
        return True
    wait(lambda: attempt(opened), 'isian tindak lanjut')
    me.click(me.see('combo box', 'Status'))
    key('Down', 'Down', 'Return')
    me.fill('Keterangan', 'Diterima')
    picture('agenda-5-tindak-lanjut')
    saved(me, 'Tindak lanjut')
    closed = ctl('activity', 'follow-up', 'list', TITLE)
    assert [one['state'] for one in closed] == ['selesai'], closed


def look(me):
    """The month shows the meeting; the follow-up that is closed is gone from it."""
    key('alt+Left')
    def turned():  # the desk still slides away at first
        me.click(me.see('page tab', 'Kalender'))
        return me.sees(None, 'Cetak bulan ini (Ctrl+P)')
    wait(turned, 'kalender')
    me.see('label', part='Rapat Uji')
    assert not me.sees('label', part='Mengirim data')
    picture('agenda-6-kalender')


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
        for step in (login, start, work, meet, close, look, save):
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
