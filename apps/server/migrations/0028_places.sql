-- Where a report was made: asked for only where the office turned it on for a commitment, with a reason and a last day, and kept for a time.

-- Facts: the place may be sent along with reports about a commitment; and that this was turned off before its last day.
create table place_openings (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  -- shown to whoever is offered to send the place
  reason text not null,
  since date not null,
  -- last day
  until date not null check (until >= since),
  opened_by uuid not null references people,
  opened_name text not null,
  opened_at timestamptz not null
);
create index place_openings_commitment on place_openings (commitment_id, until);
create table place_closings (
  opening_id uuid primary key references place_openings,
  region_path text collate "C" not null,
  reason text not null,
  closed_by uuid not null references people,
  closed_name text not null,
  closed_at timestamptz not null,
  closed_on date not null
);

-- Apart from the reports, which are facts and stay: a place is erased when its time is over.
create table report_places (
  report_id uuid primary key references reports,
  opening_id uuid not null references place_openings,
  region_path text collate "C" not null,
  -- WGS 84, as browsers give it
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  -- how far off it may be
  accuracy_m integer not null check (accuracy_m >= 0),
  -- by the clock of the sender's device
  taken_at timestamptz not null,
  kept_until date not null
);
create index report_places_kept on report_places (kept_until);

do $$
declare t text;
begin
  foreach t in array array['place_openings', 'place_closings', 'report_places']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy read on %I for select using ((select app_is_system())
      or region_path ^@ any ((select app_held_paths())::text[])
      or region_path = any ((select app_reaching_paths())::text[]))', t);
  end loop;
end
$$;

create policy add on place_openings for insert with check (app_covers_as('office', region_path)
  and (opened_by = app_person() or app_is_system())
  and exists (select from commitments c where c.id = commitment_id and c.region_path = place_openings.region_path));
create policy add on place_closings for insert with check (app_covers_as('office', region_path)
  and (closed_by = app_person() or app_is_system())
  and exists (select from place_openings o where o.id = opening_id and o.region_path = place_closings.region_path));
-- Only of the own report, and only where it is turned on for its commitment on that day.
create policy add on report_places for insert with check (exists (
  select from reports r join place_openings o on o.commitment_id = r.commitment_id
  where r.id = report_places.report_id and o.id = report_places.opening_id and r.region_path = report_places.region_path
    and (r.reported_by = app_person() or app_is_system())
    and r.reported_on between o.since and o.until
    and not exists (select from place_closings c where c.opening_id = o.id)));
create policy erase on report_places for delete using (app_is_system());

grant select, insert on place_openings, place_closings, report_places to chengshi_app;
grant delete on report_places to chengshi_app;
