/* The part of the story of test-statements.c that tells of data forms: steps of its table. */
  { "inventory_insert", "id=n1|code=KM-01|name=Penduduk miskin|definition=|unit=persen|period=year"
    "|level=kabupaten|agency_id=a1|available=ada|source=BPS|note=|search_key=penduduk miskin" },
  { "inventory_insert", "id=n2|code=|name=Kader|definition=|unit=orang|period=month|level=desa"
    "|agency_id=~|available=tidak|source=|note=|search_key=kader" },
  { "inventory_get", "id=n1" },
  { "inventory_get", "id=nobody" },
  { "inventory_list", "" },
  { "inventory_update", "id=n2|code=K-1|name=Kader aktif|definition=d|unit=orang|period=month"
    "|level=desa|agency_id=a1|available=ada|source=s|note=c|search_key=kader aktif|version=1" },
  { "inventory_update", "id=n2|code=x|name=x|definition=|unit=|period=month|level=desa|agency_id=~"
    "|available=ada|source=|note=|search_key=x|version=1" },
  { "inventory_remove", "id=n2|version=1" },
  { "inventory_remove", "id=n2|version=2" },
  { "data_form_insert", "id=f1|code=stunting|title=Stunting|period=year|changed_at=1|search_key=stunting" },
  { "data_form_insert", "id=f2|code=rfk|title=RFK|period=month|changed_at=2|search_key=rfk" },
  { "data_form_concept_get", "id=f1" },
  { "data_form_concept_put", "id=f1|canonical={}|sha256=h1|at=1|by=o1" },
  { "data_form_concept_put", "id=f1|canonical=[]|sha256=h2|at=2|by=o2" },
  { "data_form_concept_put", "id=f2|canonical={}|sha256=h3|at=2|by=o2" },
  { "data_form_concept_get", "id=f1" },
  { "data_form_update", "id=f1|code=stunting|title=Stunting baru|period=year|state=terbit|number=1"
    "|changed_at=3|search_key=stunting baru|version=1" },
  { "data_form_update", "id=f1|code=x|title=x|period=year|state=terbit|number=9|changed_at=9"
    "|search_key=x|version=1" },
  { "data_form_version_insert", "id=fv1|form_id=f1|number=1|snapshot_id=s1|at=3|by=o1" },
  { "data_form_version_list", "id=f1" },
  { "data_form_version_list", "id=f2" },
  { "data_form_concept_remove", "id=f1" },
  { "data_form_get", "key=f1" },
  { "data_form_get", "key=rfk" },
  { "data_form_get", "key=nobody" },
  { "data_form_list", "" },
  { "data_programme_tree", "year=2026" },
  { "data_programme_own", "year=2026|agency_id=a1" },
  { "data_district_agencies", "" },
  { "data_agencies", "" },
  { "data_agency", "id=a1" },
  { "data_request_insert", "id=r1|form_id=f1|version_id=fv1|activity_id=~|year=2026|period=2026"
    "|title=Permintaan|letter_number=005|letter_date=2026-03-02|time_unit=hari|time_amount=14"
    "|contact=Rani|made_at=4|made_by=o1|copied_from=~|search_key=permintaan" },
  { "data_request_insert", "id=r2|form_id=f1|version_id=fv1|activity_id=~|year=2025|period=2025"
    "|title=Lama|letter_number=|letter_date=|time_unit=jam|time_amount=3|contact=|made_at=3"
    "|made_by=o1|copied_from=r1|search_key=lama" },
  { "data_request_get", "id=r1" },
  { "data_request_get", "id=nobody" },
  { "data_request_list", "year=2026" },
  { "data_request_list", "year=0" },
  { "data_request_of_period", "form_id=f1|period=2025" },
  { "data_request_of_period", "form_id=f2|period=2025" },
  { "data_addressee_insert", "id=d1|request_id=r1|agency_id=a1|facts={}|sent_at=0|due_at=0|asked=5" },
  { "data_addressee_get", "id=d1" },
  { "data_addressee_update", "id=d1|sent_at=5|due_at=9|receipt_at=6|receipt_by=Udin|received_at=7"
    "|verified_at=0|rounds=1|content={}|asked=6|filled=4|repaired=1|doubtful=1|missing=2|approved=3"
    "|questions=1|version=1" },
  { "data_addressee_update", "id=d1|sent_at=5|due_at=9|receipt_at=6|receipt_by=x|received_at=7"
    "|verified_at=0|rounds=9|content=x|asked=6|filled=4|repaired=1|doubtful=1|missing=2|approved=3"
    "|questions=1|version=1" },
  { "data_addressee_list", "request_id=r1" },
  { "data_addressee_contents", "request_id=r1" },
  { "data_addressee_board", "year=2026" },
  { "data_addressee_board", "year=2025" },
  { "data_addressee_waiting", "year=2026" },
  { "data_submission_insert", "id=u1|addressee_id=d1|round=1|source=berkas|file_name=a.xlsx|sha256=h"
    "|attachment_id=~|received_at=7|letter_number=|letter_date=|filled_by=Budi|filled_phone=08"
    "|content={}|issues=[]|entered_by=o1" },
  { "data_submission_list", "addressee_id=d1" },
  { "data_submission_update", "id=u1|letter_number=5|letter_date=2026-03-01|filled_by=Siti"
    "|filled_phone=09|old_number=|old_date=|old_by=Budi|old_phone=08" },
  { "data_submission_update", "id=u1|letter_number=6|letter_date=2026-03-01|filled_by=Siti"
    "|filled_phone=09|old_number=|old_date=|old_by=Budi|old_phone=08" },
  { "draft_put", "subject=keyed/d1|official=o1|canonical={}|base=|at=7" },
  { "data_keyed_list", "official=o1" },
  { "data_keyed_list", "official=o2" },
  { "draft_remove", "subject=keyed/d1|official=o1" },
  { "data_submission_twin", "sha256=h|addressee_id=" },
  { "data_submission_twin", "sha256=h|addressee_id=d1" },
  { "data_submission_twin", "sha256=other|addressee_id=" },
  { "data_remark_insert", "id=dm1|addressee_id=d1|place=a|kind=klarifikasi|old_value=1|new_value=1"
    "|text=Benar?|at=8|official_id=o1" },
  { "data_remark_settle_update", "addressee_id=d1|place=a" },
  { "data_remark_list", "addressee_id=d1" },
  { "data_set_insert", "id=ds1|request_id=r1|number=1|snapshot_id=s1|agencies=1|note=|at=9|by=o1" },
  { "data_set_list", "request_id=r1" },
  { "data_request_state_update", "id=r2|state=dibatalkan|version=1" },
  { "data_request_state_update", "id=r2|state=selesai|version=1" },
  { "data_addressee_board", "year=2025" },
  { "dispatch_last", "year=2026" },
  { "dispatch_insert", "id=x1|year=2026|number=1|sent_on=2026-03-02|subject=data/d1|agency_id=a1"
    "|recipient=Dinas|letter_number=005|content=Permintaan|means=kurir" },
  { "dispatch_last", "year=2026" },
  { "dispatch_received_update", "subject=data/d1|received_on=2026-03-03|received_by=Udin" },
  { "dispatch_list", "year=2026" },
