/* The part of the story of test-statements.c that tells of instruments: steps of its table. */
  { "instrument_insert", "id=i1|activity_id=~|title=Kuesioner|form_id=k1|questions=3|copied_from="
    "|changed_at=1|search_key=kuesioner" },
  { "instrument_insert", "id=i2|activity_id=v1|title=Salinan|form_id=|questions=4|copied_from=i1"
    "|changed_at=2|search_key=a salinan" },
  { "instrument_activity", "id=v1" },
  { "instrument_activity", "id=nobody" },
  { "instrument_concept_get", "id=i1" },
  { "instrument_concept_put", "id=i1|canonical={}|sha256=h1|at=1|by=o1" },
  { "instrument_concept_put", "id=i1|canonical=[]|sha256=h2|at=2|by=o2" },
  { "instrument_concept_put", "id=i2|canonical={}|sha256=h3|at=3|by=o1" },
  { "instrument_concept_get", "id=i1" },
  { "instrument_list", "activity_id=*" },
  { "instrument_list", "activity_id=" },
  { "instrument_list", "activity_id=v1" },
  { "instrument_update", "id=i1|title=Kuesioner baru|form_id=k2|state=terbit|number=1|questions=5"
    "|changed_at=4|search_key=kuesioner baru|version=1" },
  { "instrument_update", "id=i1|title=x|form_id=x|state=terbit|number=9|questions=9"
    "|changed_at=9|search_key=x|version=1" },
  { "instrument_version_insert", "id=iv1|instrument_id=i1|number=1|snapshot_id=s1|questions=5|at=4"
    "|by=o1" },
  { "instrument_version_list", "id=i1" },
  { "instrument_version_list", "id=i2" },
  { "instrument_concept_remove", "id=i1" },
  { "instrument_concept_remove", "id=i1" },
  { "instrument_get", "id=i1" },
  { "instrument_get", "id=i2" },
  { "instrument_get", "id=nobody" },
