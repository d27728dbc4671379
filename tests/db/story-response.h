/* The part of the story of test-statements.c that tells of responses: steps of its table. */
  { "response_version", "instrument_id=i1|number=0" },
  { "response_version", "instrument_id=i1|number=7" },
  { "response_insert", "id=p1|instrument_id=i1|version_id=iv1|site_id=~|group_id=~|official_id=o1"
    "|enumerator=Rani|key=k1|uuid=u1|title=Satu|state=isian|submitted_at=0|changed_at=1|faults=0"
    "|answers={}|search_key=satu k1" },
  { "response_insert", "id=p2|instrument_id=i1|version_id=iv1|site_id=~|group_id=~|official_id=~"
    "|enumerator=Budi|key=k2|uuid=|title=Dua|state=masuk|submitted_at=5|changed_at=5|faults=2"
    "|answers={\"a\":1}|search_key=dua k2" },
  { "response_insert", "id=p3|instrument_id=i1|version_id=iv1|site_id=~|group_id=~|official_id=~"
    "|enumerator=|key=|uuid=|title=|state=isian|submitted_at=0|changed_at=6|faults=0|answers={}"
    "|search_key=" },
  { "response_get", "id=p1" },
  { "response_get", "id=nobody" },
  { "response_answers_update", "id=p1|version=1|answers={\"b\":2}|at=7" },
  { "response_answers_update", "id=p1|version=1|answers={}|at=8" },
  { "response_answers_update", "id=p2|version=1|answers={}|at=8" },
  { "response_update", "id=p1|site_id=~|group_id=~|official_id=~|enumerator=Sari|key=k9|title=Lain"
    "|state=masuk|submitted_at=9|changed_at=9|faults=1|answers={}|search_key=lain k9|version=2" },
  { "response_update", "id=p1|site_id=~|group_id=~|official_id=~|enumerator=x|key=x|title=x"
    "|state=masuk|submitted_at=9|changed_at=9|faults=1|answers={}|search_key=x|version=2" },
  { "response_state_update", "id=p2|state=disetujui|at=10|version=1" },
  { "response_state_update", "id=p2|state=ditolak|at=10|version=1" },
  { "response_list", "instrument_id=i1|state=" },
  { "response_list", "instrument_id=i1|state=disetujui" },
  { "response_list", "instrument_id=i2|state=" },
  { "response_page", "instrument_id=i1|after=|state=|limit=2" },
  { "response_page", "instrument_id=i1|after=p2|state=|limit=2" },
  { "response_key_update", "id=p1|key=k1b" },
  { "response_index", "instrument_id=i1" },
  { "response_remove", "id=p2|version=2" },
  { "response_remove", "id=p3|version=1" },
  { "response_remark_insert", "id=m1|response_id=p1|place=a|kind=tanya|old_value=|new_value="
    "|text=Benar?|at=11|official_id=o1" },
  { "response_remark_insert", "id=m2|response_id=p1|place=a|kind=koreksi|old_value=1|new_value=2"
    "|text=salah ketik|at=12|official_id=o2" },
  { "response_remark_settle_update", "response_id=p1|place=a" },
  { "response_remark_settle_update", "response_id=p1|place=a" },
  { "response_remark_list", "response_id=p1" },
  { "response_remark_list", "response_id=p2" },
