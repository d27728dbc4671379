/* The part of the story of test-statements.c that tells of the field: steps of its table. */
  { "activity_group_insert", "id=k2|activity_id=v1|name=Satu|search_key=satu" },
  { "activity_member_insert", "id=m3|activity_id=v1|official_id=o2|name=|agency=|role=anggota"
    "|group_id=k2" },
  { "activity_member_insert", "id=m4|activity_id=v1|official_id=~|name=Tono|agency=BPS|role=anggota"
    "|group_id=k2" },
  { "field_span", "id=v1" },
  { "field_span", "id=v2" },
  { "site_insert", "id=w1|activity_id=v1|name=Desa A|region_code=61.04.17.2001|latitude=-0.16"
    "|longitude=109.9|programme_id=g2|pagu=1250000000000000.55|note=n|search_key=desa a" },
  { "site_insert", "id=w2|activity_id=v1|name=Desa B|region_code=|latitude=|longitude="
    "|programme_id=~|pagu=0|note=|search_key=desa b" },
  { "site_update", "id=w2|activity_id=v1|name=Desa C|region_code=x|latitude=1|longitude=2"
    "|programme_id=~|pagu=3|note=4|search_key=desa c|version=1" },
  { "site_update", "id=w2|activity_id=v1|name=x|region_code=x|latitude=1|longitude=2"
    "|programme_id=~|pagu=3|note=4|search_key=x|version=1" },
  { "site_get", "id=w1" },
  { "site_list", "activity_id=v1" },
  { "site_list", "activity_id=v2" },
  { "visit_insert", "id=y1|activity_id=v1|site_id=w1|group_id=k2|date_from=2026-03-02"
    "|date_to=2026-03-03|time_from=|time_to=|purpose=Lihat|state=direncanakan|report="
    "|search_key=desa a" },
  { "visit_insert", "id=y2|activity_id=v1|site_id=w2|group_id=~|date_from=2026-03-03"
    "|date_to=2026-03-03|time_from=08.00|time_to=09.00|purpose=|state=direncanakan|report="
    "|search_key=desa b" },
  { "visit_member_add", "visit_id=y2|member_id=m1" },
  { "visit_member_add", "visit_id=y2|member_id=m4" },
  { "visit_update", "id=y2|activity_id=v1|site_id=w2|group_id=~|date_from=2026-03-03"
    "|date_to=2026-03-04|time_from=08.00|time_to=10.00|purpose=p|state=terlaksana|report=r"
    "|search_key=desa c|version=1" },
  { "visit_update", "id=y2|activity_id=v1|site_id=w2|group_id=~|date_from=x|date_to=x|time_from=x"
    "|time_to=x|purpose=p|state=terlaksana|report=r|search_key=x|version=1" },
  { "visit_get", "id=y2" },
  { "visit_list", "activity_id=v1" },
  { "field_people", "group_id=k2|member_id=" },
  { "field_people", "group_id=|member_id=m1" },
  { "visit_uses", "id=k2" },
  { "visit_uses", "id=m4" },
  { "visit_uses", "id=m3" },
  { "meeting_insert", "id=z1|activity_id=v1|step_id=e1|title=Rapat|form=fungsional|date=2026-03-03"
    "|time_from=09.00|time_to=11.00|place=Aula|leader_id=o1|secretary_id=o2|agenda=a|minutes="
    "|state=dijadwalkan|search_key=rapat" },
  { "meeting_insert", "id=z2|activity_id=v1|step_id=~|title=Lain|form=hierarki|date=2026-04-03"
    "|time_from=|time_to=|place=B|leader_id=~|secretary_id=~|agenda=|minutes=|state=batal"
    "|search_key=lain" },
  { "meeting_update", "id=z2|activity_id=v1|step_id=e2|title=Lain lagi|form=instansional"
    "|date=2026-04-04|time_from=1|time_to=2|place=3|leader_id=o2|secretary_id=~|agenda=4|minutes=5"
    "|state=selesai|search_key=lain lagi|version=1" },
  { "meeting_update", "id=z2|activity_id=v1|step_id=e2|title=x|form=instansional|date=x|time_from=1"
    "|time_to=2|place=3|leader_id=o2|secretary_id=~|agenda=4|minutes=5|state=selesai|search_key=x"
    "|version=1" },
  { "meeting_minutes_update", "id=z1|minutes=Baris satu\nbaris dua|version=1" },
  { "meeting_minutes_update", "id=z1|minutes=lain|version=1" },
  { "meeting_get", "id=z1" },
  { "meeting_list", "activity_id=v1" },
  { "field_engagements", "id=|from=2026-03-03|until=2026-03-03" },
  { "field_engagements", "id=z1|from=2026-03-02|until=2026-03-02" },
  { "meeting_leader_posts", "official_id=o1|date=2026-01-05" },
  { "meeting_agency_kind", "id=a1" },
  { "attendance_insert", "id=d1|activity_id=v1|meeting_id=z1|agency_id=a1|required=1|walk_in=0"
    "|basis=Pasal 9|state=diundang|name=|title=|search_key=dinas" },
  { "attendance_insert", "id=d2|activity_id=v1|meeting_id=z1|agency_id=~|required=0|walk_in=1"
    "|basis=|state=hadir|name=Tamu|title=Kades|search_key=tamu" },
  { "attendance_update", "id=d1|activity_id=v1|meeting_id=z1|agency_id=a2|required=0|walk_in=0"
    "|basis=b|state=mewakili|name=N|title=T|search_key=rsud|version=1" },
  { "attendance_update", "id=d1|activity_id=v1|meeting_id=z1|agency_id=a2|required=0|walk_in=0"
    "|basis=b|state=hadir|name=N|title=T|search_key=rsud|version=1" },
  { "attendance_get", "id=d1" },
  { "attendance_list", "activity_id=v1" },
  { "finding_insert", "id=x1|activity_id=v1|visit_id=y1|meeting_id=~|step_id=~|agency_id=a1"
    "|date=2026-03-03|text=Retak|recommendation=Perbaiki|search_key=retak" },
  { "finding_insert", "id=x2|activity_id=v1|visit_id=~|meeting_id=~|step_id=e1|agency_id=~"
    "|date=2026-03-04|text=Kurang|recommendation=|search_key=kurang" },
  { "finding_update", "id=x2|activity_id=v1|visit_id=~|meeting_id=z1|step_id=~|agency_id=a2"
    "|date=2026-03-05|text=Kurang data|recommendation=Lengkapi|search_key=kurang data|version=1" },
  { "finding_update", "id=x2|activity_id=v1|visit_id=~|meeting_id=z1|step_id=~|agency_id=a2"
    "|date=x|text=x|recommendation=x|search_key=x|version=1" },
  { "finding_get", "id=x1" },
  { "finding_list", "activity_id=v1" },
  { "follow_up_insert", "id=u1|activity_id=v1|finding_id=x1|meeting_id=~|text=Perbaiki|agency_id=a1"
    "|official_id=o1|due=2026-03-20|state=belum|note=|done_on=|search_key=perbaiki" },
  { "follow_up_insert", "id=u2|activity_id=v1|finding_id=~|meeting_id=z1|text=Kirim|agency_id=~"
    "|official_id=o2|due=2026-03-10|state=belum|note=|done_on=|search_key=kirim" },
  { "follow_up_update", "id=u2|activity_id=v1|finding_id=~|meeting_id=z1|text=Kirim data"
    "|agency_id=a2|official_id=~|due=2026-03-11|state=selesai|note=Sudah|done_on=2026-03-09"
    "|search_key=kirim data|version=1" },
  { "follow_up_update", "id=u2|activity_id=v1|finding_id=~|meeting_id=z1|text=x|agency_id=a2"
    "|official_id=~|due=x|state=belum|note=x|done_on=x|search_key=x|version=1" },
  { "follow_up_change_add", "id=c1|follow_up_id=u1|state=belum|note=|due=2026-03-20|changed_by=o1"
    "|changed_at=5" },
  { "follow_up_change_add", "id=c2|follow_up_id=u1|state=proses|note=n|due=2026-03-20|changed_by=o2"
    "|changed_at=6" },
  { "follow_up_change_list", "follow_up_id=u1" },
  { "follow_up_get", "id=u1" },
  { "follow_up_list", "activity_id=v1" },
  { "follow_up_open", "activity_id=v1" },
  { "follow_up_open", "activity_id=v2" }, /* copied from v1 */
  { "proposal_insert", "id=r1|activity_id=v1|source=musrenbang|title=Jalan|proposer=Desa A"
    "|agency_id=a1|programme_id=g2|site_id=w1|region_code=61.04|place=RT 1|volume=200|unit=meter"
    "|pagu=1250000000000000.55|verdict=|verdict_volume=0|verdict_place=|verdict_pagu=0|latitude="
    "|longitude=|reason=|search_key=jalan" },
  { "proposal_insert", "id=r2|activity_id=v1|source=pokir|title=Parit|proposer=|agency_id=~"
    "|programme_id=~|site_id=~|region_code=|place=|volume=0|unit=|pagu=0|verdict=|verdict_volume=0"
    "|verdict_place=|verdict_pagu=0|latitude=|longitude=|reason=|search_key=parit" },
  { "proposal_update", "id=r2|activity_id=v1|source=opd|title=Parit 2|proposer=p|agency_id=a2"
    "|programme_id=~|site_id=w2|region_code=1|place=2|volume=3|unit=4|pagu=5|verdict=ditolak"
    "|verdict_volume=6|verdict_place=7|verdict_pagu=8|latitude=9|longitude=10|reason=11"
    "|search_key=parit 2|version=1" },
  { "proposal_update", "id=r2|activity_id=v1|source=opd|title=x|proposer=p|agency_id=a2"
    "|programme_id=~|site_id=w2|region_code=1|place=2|volume=3|unit=4|pagu=5|verdict=ditolak"
    "|verdict_volume=6|verdict_place=7|verdict_pagu=8|latitude=9|longitude=10|reason=11"
    "|search_key=x|version=1" },
  { "proposal_get", "id=r1" },
  { "proposal_list", "activity_id=v1" },
  { "meeting_candidates", "leader_id=o1|date=2026-01-05|activity_id=v1|meeting_id=z1" },
  { "field_owner", "id=w1" },
  { "field_owner", "id=u1" },
  { "field_owner", "id=e1" },
  { "field_owner", "id=nothing" },
  { "field_calendar", "from=2026-03-01|until=2026-03-31|activity_id=" },
  { "field_calendar", "from=2026-03-01|until=2026-03-31|activity_id=v2" },
  { "field_calendar_people", "from=2026-03-01|until=2026-03-31|activity_id=" },
  { "activity_ahead", "today=2026-03-01|until=2026-03-31|limit=9" },
  { "follow_up_made_on", "meeting_id=z1|finding_id=~" },
  { "follow_up_made_on", "meeting_id=~|finding_id=x1" },
  { "field_calendar_dues", "from=100|until=126|activity_id=" },
  { "field_calendar_dues", "from=100|until=126|activity_id=v2" },
  { "visit_members_clear", "visit_id=y2" },
  { "visit_get", "id=y2" },
  { "visit_remove", "id=y2|version=1" },
  { "visit_remove", "id=y2|version=2" },
  { "attendance_remove", "id=d2|version=1" },
  { "follow_up_changes_clear", "follow_up_id=u1" },
  { "follow_up_remove", "id=u1|version=1" },
  { "proposal_remove", "id=r2|version=2" },
  { "site_remove", "id=w2|version=2" },
  { "finding_remove", "id=x1|version=1" },
  { "meeting_remove", "id=z2|version=2" },
