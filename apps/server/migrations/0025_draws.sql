-- Inspectors' lists, drawn by risk and by chance. What was drawn from, the seed and the outcome stay on record, so that anybody can repeat the draw.

-- What a person speaks for: as liaison, by a post that is held, or as the cadre of the town in which a unit lies; with the units that were
-- merged into these, since what they reported stays theirs.
create function app_units_of(person uuid) returns setof uuid language plpgsql stable security definer set search_path from current as $$
declare held text := coalesce(current_setting('app.grants', true), '');
begin
  if not (app_holds('office') or person = app_person()) then
    raise insufficient_privilege;
  end if;
  perform set_config('app.grants', 'system', true);
  return query with recursive own (unit) as (
    (select g.unit_id from role_grants g where g.person_id = person and g.role = 'liaison' and g.unit_id is not null and g.revoked_at is null
      union select p.unit_id from holdings h join posts p on p.id = h.post_id where h.person_id = person and h.until is null
      union select u.id from role_grants g join units u on u.region_path = g.region_path
        where g.person_id = person and g.role = 'township' and g.revoked_at is null)
    union select u.id from own join units u on u.merged_into = own.unit)
  select own.unit from own;
  perform set_config('app.grants', held, true);
end
$$;

-- Who inspects in a region: an office may ask that for its own.
create function app_inspectors(area text) returns table (person_id uuid, person_name text)
  language plpgsql stable security definer set search_path from current as $$
declare held text := coalesce(current_setting('app.grants', true), '');
begin
  if not app_covers_as('office', area) then
    return;
  end if;
  perform set_config('app.grants', 'system', true);
  return query select distinct p.id, p.name from role_grants g join people p on p.id = g.person_id
    where g.role = 'inspector' and g.region_id is not null and starts_with(area, g.region_path) and g.revoked_at is null order by p.name, p.id;
  perform set_config('app.grants', held, true);
end
$$;

create table draws (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  -- counted in the region, withdrawn ones too: whoever draws until a list pleases is seen
  number integer not null,
  campaign_id uuid references campaigns,
  front_id uuid references fronts,
  -- whether commitments that are closed were drawn from as well
  closed_too boolean not null,
  stratified_by text not null check (stratified_by in ('region', 'kind')),
  wanted integer not null check (wanted between 1 and 200),
  -- percent of the list that is taken by risk
  risk_share integer not null check (risk_share between 0 and 100),
  inspector_id uuid not null references people,
  inspector_name text not null,
  -- made by the server when it was drawn
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  population_digest text not null,
  -- the after-digest of the entry in the ledger that holds seed, parameters and digest of the population
  ledger_digest text not null,
  strata jsonb not null,
  drawn_by uuid not null references people,
  drawn_name text not null,
  drawn_at timestamptz not null,
  drawn_on date not null,
  withdrawn_at timestamptz,
  withdrawn_name text,
  withdrawn_reason text,
  unique (region_id, number),
  check ((withdrawn_at is null) = (withdrawn_reason is null) and (withdrawn_at is null) = (withdrawn_name is null))
);
create index draws_newest on draws (drawn_at desc, id desc);
create index draws_inspector on draws (inspector_id, drawn_at desc);

-- Facts: everything that a draw was made from, each report with its stratum and risk as they were then, and what came of it.
create table draw_items (
  draw_id uuid not null references draws,
  -- in the order of the reports' ids
  ordinal integer not null,
  region_path text collate "C" not null,
  report_id uuid not null references reports,
  commitment_id uuid not null references commitments,
  unit_id uuid not null references units,
  stratum text not null,
  points integer not null check (points >= 0),
  reasons jsonb not null,
  -- why it was not drawn from: the inspector or his unit reported it, or it waits on another list
  left_out text check (left_out in ('own', 'listed')),
  drawn text check (drawn in ('risk', 'chance')),
  -- in the list
  place integer,
  primary key (draw_id, ordinal),
  unique (draw_id, report_id),
  check ((drawn is null) = (place is null)),
  check (left_out is null or drawn is null)
);
create unique index draw_items_place on draw_items (draw_id, place) where place is not null;
create index draw_items_commitment on draw_items (commitment_id) where place is not null;

-- How an item stands: what was found since the draw about its report or a later one of the commitment. A doubt that the unit has
-- answered by a further report is to be looked at again; what a later version of the document left out lapses.
create function draw_item_state(commitment uuid, report uuid, since timestamptz) returns text language sql stable
  as $$ select case
      when found.verdict is not null and not (found.verdict = 'doubted' and exists (
        select from reports l where l.commitment_id = commitment and l.number > found.number)) then found.verdict
      when exists (select from commitments c where c.id = commitment and c.withdrawn_on is not null) then 'lapsed'
      else 'waiting' end
    from (values (1)) always left join lateral (
      select v.verdict, r.number from verifications v join reports r on r.id = v.report_id
      where v.commitment_id = commitment and v.verified_at >= since
        and r.number >= (select d.number from reports d where d.id = report)
      order by v.verified_at desc, r.number desc, v.number desc limit 1) found on true $$;

-- Commitments in a region that wait on a list, whoever had that drawn.
create function app_listed(area text) returns setof uuid language plpgsql stable security definer set search_path from current as $$
declare held text := coalesce(current_setting('app.grants', true), '');
begin
  if not app_covers_as('office', area) then
    return;
  end if;
  perform set_config('app.grants', 'system', true);
  return query select distinct i.commitment_id from draw_items i join draws d on d.id = i.draw_id join commitments c on c.id = i.commitment_id
    where i.place is not null and d.withdrawn_at is null and starts_with(c.region_path, area)
      and draw_item_state(i.commitment_id, i.report_id, d.drawn_at) = 'waiting';
  perform set_config('app.grants', held, true);
end
$$;

do $$
declare t text;
begin
  foreach t in array array['draws', 'draw_items']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- Units are not told beforehand who looks at what.
    execute format('create policy read on %I for select using (app_covers_as(''office'', region_path)
      or app_covers_as(''leader'', region_path) or app_covers_as(''inspector'', region_path))', t);
  end loop;
end
$$;

create policy add on draws for insert with check (app_covers_as('office', region_path) and (drawn_by = app_person() or app_is_system())
  and exists (select from regions r where r.id = region_id and r.path = draws.region_path)
  and inspector_id in (select person_id from app_inspectors(draws.region_path)));
create policy withdraw on draws for update using (app_covers_as('office', region_path));
-- Nobody gets on his list what he or his unit reported.
create policy add on draw_items for insert with check (app_covers_as('office', region_path)
  and exists (select from draws d join reports r on r.id = report_id
    where d.id = draw_id and d.region_path = draw_items.region_path and (d.drawn_by = app_person() or app_is_system())
      and r.commitment_id = draw_items.commitment_id and r.unit_id = draw_items.unit_id and starts_with(r.region_path, d.region_path)
      and (draw_items.place is null or (r.reported_by <> d.inspector_id
        and not exists (select from app_units_of(d.inspector_id) own where own = r.unit_id)))));

revoke all on function app_units_of, app_inspectors, app_listed from public;
grant execute on function app_units_of, app_inspectors, app_listed to chengshi_app;
grant select, insert on draws, draw_items to chengshi_app;
grant update (withdrawn_at, withdrawn_name, withdrawn_reason) on draws to chengshi_app;
