/* The part of the story of test-statements.c that tells of files and runs: steps of its table. */
  { "attachment_content_put", "sha256=f1|size=3|type=text/plain|bytes=a\\'" },
  { "attachment_content_put", "sha256=f1|size=3|type=image/png|bytes=b" }, /* the first stays */
  { "attachment_content_lock", "sha256=f1" },
  { "attachment_preview_put", "sha256=f1|bytes=p" },
  { "attachment_preview_put", "sha256=f1|bytes=q" },
  { "attachment_insert", "id=at1|owner=activity/v1|subject=step/e1|name=a.txt|sha256=f1|caption=A"
    "|at=5|by=o1" },
  { "attachment_insert", "id=at2|owner=activity/v1|subject=step/e2|name=b.txt|sha256=f1|caption="
    "|at=4|by=o1" },
  { "attachment_update", "id=at1|caption=B|version=1" },
  { "attachment_update", "id=at1|caption=C|version=1" },
  { "attachment_get", "id=at1" },
  { "attachment_list", "owner=activity/v1" },
  { "attachment_bytes", "id=at1" },
  { "attachment_preview_bytes", "id=at1" },
  { "attachment_remove", "id=at1|version=2" },
  { "attachment_preview_drop_unused", "sha256=f1" },
  { "attachment_content_drop_unused", "sha256=f1" },
  { "attachment_bytes", "id=at2" }, /* still needed */
  { "attachment_remove", "id=at2|version=1" },
  { "attachment_preview_drop_unused", "sha256=f1" },
  { "attachment_content_drop_unused", "sha256=f1" },
  { "attachment_content_lock", "sha256=f1" },
  { "activity_start_lock", "" },
  { "activity_people", "bidang_id=j1|coordinator_id=o1|date=2025-06-01" },
  { "activity_people", "bidang_id=|coordinator_id=x|date=2025-06-01" },
  { "activity_insert", "id=v1|year=2026|title=Monev|kind=monev|bidang_id=j1|coordinator_id=o1"
    "|procedure_code=uji|procedure_id=s1|start_at=100|disposisi_from=K|disposisi_date=2026-01-02"
    "|disposisi_content=isi|copied_from=~|search_key=monev" },
  { "activity_insert", "id=v2|year=2027|title=Salinan|kind=umum|bidang_id=j2|coordinator_id=o1"
    "|procedure_code=uji|procedure_id=s2|start_at=200|disposisi_from=|disposisi_date="
    "|disposisi_content=|copied_from=v1|search_key=salinan" },
  { "activity_lock", "id=v1" },
  { "activity_head_update", "id=v1|year=2026|title=Monev OPD|kind=rd|bidang_id=j1|coordinator_id=o1"
    "|start_at=110|disposisi_from=K|disposisi_date=|disposisi_content=|search_key=monev opd"
    "|version=1" },
  { "activity_head_update", "id=v1|year=1|title=x|kind=rd|bidang_id=j1|coordinator_id=o1"
    "|start_at=1|disposisi_from=|disposisi_date=|disposisi_content=|search_key=x|version=1" },
  { "activity_state_update", "id=v2|state=dihentikan|reason=R|ended_at=300|version=1" },
  { "activity_get", "id=v1" },
  { "activity_get", "id=v2" },
  { "activity_step_insert", "id=e1|activity_id=v1|step_key=s1|round=1|ordinal=0|head=0|number=1"
    "|wording=Satu|planned_start=110|planned_due=120" },
  { "activity_step_insert", "id=e2|activity_id=v1|step_key=s2|round=1|ordinal=1|head=1|number=2"
    "|wording=Dua|planned_start=120|planned_due=130" },
  { "activity_step_insert", "id=e3|activity_id=v1|step_key=s3|round=1|ordinal=2|head=1|number=3"
    "|wording=Tiga|planned_start=120|planned_due=125" },
  { "activity_step_insert", "id=e4|activity_id=v1|step_key=s4|round=1|ordinal=3|head=3|number=4"
    "|wording=Empat|planned_start=130|planned_due=~" },
  { "activity_step_insert", "id=e5|activity_id=v2|step_key=s1|round=1|ordinal=0|head=0|number=1"
    "|wording=Satu|planned_start=200|planned_due=210" },
  { "activity_list", "late_until=0|year=0|state=|bidang_id=|coordinator_id=|late_only=0|limit=9" },
  { "activity_step_update", "id=e1|planned_due=120|due_by_hand=0|started_at=111|finished_at=119"
    "|done_by=o1|state=selesai|skip_reason=|early_reason=|late_reason=|version=1" },
  { "activity_step_update", "id=e1|planned_due=~|due_by_hand=1|started_at=~|finished_at=~"
    "|done_by=~|state=belum|skip_reason=|early_reason=|late_reason=|version=1" },
  { "activity_step_shift", "id=e4|planned_start=140|planned_due=~" },
  { "activity_step_list", "activity_id=v1" },
  { "activity_list", "late_until=127|year=2026|state=berjalan|bidang_id=j1|coordinator_id=o1"
    "|late_only=1|limit=9" },
  { "activity_list", "late_until=124|year=0|state=|bidang_id=|coordinator_id=|late_only=1|limit=9" },
  { "activity_list", "late_until=127|year=0|state=|bidang_id=|coordinator_id=|late_only=0|limit=1" },
  { "activity_running_count", "late_until=127" },
  { "activity_running_count", "late_until=124" },
  { "activity_due", "until=130|limit=9" }, /* of v2 nothing is due */
  { "activity_due", "until=129|limit=9" },
  { "activity_bars", "year=0" },
  { "activity_bars", "year=2026" },
  { "activity_item_insert", "id=i1|step_id=e1|side=perlu|place=0" },
  { "activity_item_insert", "id=i2|step_id=e1|side=hasil|place=0" },
  { "activity_item_update", "id=i1|marked_at=5|marked_by=o1|version=1" },
  { "activity_item_update", "id=i1|marked_at=~|marked_by=~|version=1" },
  { "activity_item_list", "activity_id=v1" },
  { "activity_note_insert", "id=n1|activity_id=v1|step_id=e1|item_id=i2|text=Catatan|official_id=o1"
    "|at=7" },
  { "activity_note_insert", "id=n2|activity_id=v1|step_id=~|item_id=~|text=Lain|official_id=o1"
    "|at=6" },
  { "activity_note_list", "activity_id=v1" },
  { "activity_note_remove", "id=n1" },
  { "activity_group_insert", "id=k1|activity_id=v1|name=I|search_key=i" },
  { "activity_group_update", "id=k1|name=II|search_key=ii|version=1" },
  { "activity_group_update", "id=k1|name=III|search_key=iii|version=1" },
  { "activity_group_list", "activity_id=v1" },
  { "activity_member_insert", "id=m1|activity_id=v1|official_id=o1|name=|agency=|role=anggota"
    "|group_id=k1" },
  { "activity_member_insert", "id=m2|activity_id=v1|official_id=~|name=Tono|agency=BPS|role=ketua"
    "|group_id=~" },
  { "activity_member_update", "id=m1|role=sekretaris|group_id=k1|version=1" },
  { "activity_member_list", "activity_id=v1" },
  { "activity_group_empty", "id=k1" },
  { "activity_group_remove", "id=k1|version=1" },
  { "activity_group_remove", "id=k1|version=2" },
  { "activity_member_remove", "id=m2|version=1" },
  { "activity_member_list", "activity_id=v1" },
