-- Units report: progress, milestones and completion, with evidence. Entry is the unit's own at county level and above; towns enter only where that
-- was filed.

-- Facts: a town may enter figures itself, under a filing number; and that this ended.
create table entry_openings (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  filing_number text not null,
  reason text not null,
  since date not null,
  -- last day
  until date not null check (until >= since),
  opened_by uuid not null references people,
  opened_name text not null,
  opened_at timestamptz not null
);
create index entry_openings_region on entry_openings (region_path, until);
create table entry_closings (
  opening_id uuid primary key references entry_openings,
  region_path text collate "C" not null,
  reason text not null,
  closed_by uuid not null references people,
  closed_name text not null,
  closed_at timestamptz not null,
  -- first day without entry
  closed_on date not null
);

-- Files that show what was reported: the bytes lie in the file store under their digest, once however often they are sent.
create table evidence (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  digest text not null,
  name text not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  bytes integer not null check (bytes > 0),
  uploaded_by uuid not null references people,
  uploaded_at timestamptz not null
);
create index evidence_commitment on evidence (commitment_id, uploaded_by);

-- Facts: what the answering unit says. The value is the unit's claim and stays as it was said; what others found stands beside it.
create table reports (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  number integer not null,
  dispatch_id uuid not null references dispatches,
  unit_id uuid not null references units,
  kind text not null check (kind in ('progress', 'milestone', 'completion')),
  -- as it was called then: milestones are written down anew with the road map
  milestone text,
  value double precision,
  -- the day that the report speaks of
  as_of date not null,
  words text not null,
  -- from opening the form to sending it, as the sender's own device measured
  seconds integer not null check (seconds between 0 and 86400),
  entry text not null check (entry in ('unit', 'town', 'county')),
  opening_id uuid references entry_openings,
  reported_by uuid not null references people,
  reported_name text not null,
  reported_at timestamptz not null,
  reported_on date not null,
  unique (commitment_id, number),
  check ((kind = 'milestone') = (milestone is not null)),
  check ((entry = 'town') = (opening_id is not null)),
  check (as_of <= reported_on)
);
create index reports_newest on reports (reported_at desc, id desc);
create index reports_unit on reports (unit_id, reported_at desc, id desc);
create table report_evidence (
  report_id uuid not null references reports,
  ordinal integer not null,
  evidence_id uuid not null references evidence,
  region_path text collate "C" not null,
  primary key (report_id, ordinal),
  unique (report_id, evidence_id)
);
create index report_evidence_evidence on report_evidence (evidence_id);

do $$
declare t text;
begin
  foreach t in array array['entry_openings', 'entry_closings', 'evidence', 'reports', 'report_evidence']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy read on %I for select using ((select app_is_system())
      or region_path ^@ any ((select app_held_paths())::text[])
      or region_path = any ((select app_reaching_paths())::text[]))', t);
  end loop;
end
$$;

-- Opened by an office above the town, never by the town itself.
create policy add on entry_openings for insert with check ((opened_by = app_person() or app_is_system())
  and exists (select from regions r join regions above on above.id = r.parent_id where r.id = region_id and r.path = entry_openings.region_path
    and r.level in ('town', 'village') and r.closed_on is null and app_covers_as('office', above.path)));
create policy add on entry_closings for insert with check ((closed_by = app_person() or app_is_system())
  and exists (select from entry_openings o join regions r on r.id = o.region_id join regions above on above.id = r.parent_id
    where o.id = opening_id and o.region_path = entry_closings.region_path and app_covers_as('office', above.path)));

-- Who enters for a unit on a day, and how: its liaison; for a unit of a town the office above it, or the town itself where that is open.
create function app_entry_for(unit uuid, day date, opening uuid) returns text language sql stable
  as $$ select case
      when r.level not in ('town', 'village') then case when app_holds_unit('liaison', u.id) then 'unit' end
      when opening is not null then case
        when (app_holds_unit('liaison', u.id) or app_covers_as('township', u.region_path)) and exists (
          select from entry_openings o where o.id = opening and starts_with(u.region_path, o.region_path) and day between o.since and o.until
            and not exists (select from entry_closings c where c.opening_id = o.id and c.closed_on <= day)) then 'town' end
      when app_covers_as('office', above.path) then 'county' end
    from units u join regions r on r.id = u.region_id left join regions above on above.id = r.parent_id where u.id = unit $$;

create policy add on evidence for insert with check ((uploaded_by = app_person() or app_is_system())
  and exists (select from commitments c where c.id = commitment_id and c.region_path = evidence.region_path));
create policy add on reports for insert with check ((reported_by = app_person() or app_is_system())
  and exists (select from dispatches d join commitments c on c.id = d.commitment_id
    where d.id = dispatch_id and d.commitment_id = reports.commitment_id and d.unit_id = reports.unit_id and d.region_path = reports.region_path
      and d.state = 'accepted' and c.accepted_on is null and c.withdrawn_on is null)
  and (app_is_system() or app_entry_for(unit_id, reported_on, opening_id) = entry));
-- Only what one uploaded oneself, and for the same commitment.
create policy add on report_evidence for insert with check (
  exists (select from reports r join evidence e on e.commitment_id = r.commitment_id
    where r.id = report_id and e.id = evidence_id and r.region_path = report_evidence.region_path and r.reported_by = e.uploaded_by
      and (r.reported_by = app_person() or app_is_system())));

grant select, insert on entry_openings, entry_closings, evidence, reports, report_evidence to chengshi_app;
