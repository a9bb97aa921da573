-- A target is split over regions or units, and each part further, to any depth. A split is a fact: another one takes its place, none is changed.

create table splits (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  -- whose part is split: '' for the commitment itself, otherwise the ids of regions and units on the way down, with a stroke between
  place text collate "C" not null check (place ~ '^([0-9a-f-]{36}(/[0-9a-f-]{36}){0,5})?$'),
  number integer not null,
  rule text not null check (rule in ('sum', 'average', 'maximum', 'each')),
  method text not null check (method in ('hand', 'equal', 'weight', 'minimum')),
  -- what the weights are: population, land, base value or in the office's own words
  weight_name text,
  -- the value that was split, as it was then: when it is another one now, somebody has to say what happens to the parts
  whole double precision not null,
  origin text not null check (origin in ('set', 'scaled', 'kept')),
  words text,
  set_by uuid not null references people,
  set_name text not null,
  set_at timestamptz not null,
  unique (commitment_id, place, number),
  check ((origin = 'set') or words is not null)
);

create table split_parts (
  split_id uuid not null references splits,
  ordinal integer not null,
  region_path text collate "C" not null,
  for_region_id uuid references regions,
  for_unit_id uuid references units,
  value double precision not null,
  weight double precision check (weight >= 0),
  minimum double precision check (minimum >= 0),
  -- from where the part starts, and when
  base double precision not null,
  starts_on date not null,
  due_on date not null check (due_on > starts_on),
  trajectory jsonb not null,
  primary key (split_id, ordinal),
  check (num_nonnulls(for_region_id, for_unit_id) = 1)
);
create unique index split_parts_region on split_parts (split_id, for_region_id) where for_region_id is not null;
create unique index split_parts_unit on split_parts (split_id, for_unit_id) where for_unit_id is not null;
create index split_parts_of_unit on split_parts (for_unit_id) where for_unit_id is not null;

do $$
declare t text;
begin
  foreach t in array array['splits', 'split_parts']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy read on %I for select using ((select app_is_system())
      or region_path ^@ any ((select app_held_paths())::text[])
      or region_path = any ((select app_reaching_paths())::text[]))', t);
  end loop;
end
$$;
-- The office of the commitment splits it; a part of a region may be split further by that region's own office.
create policy add on splits for insert with check ((set_by = app_person() or app_is_system())
  and exists (select from commitments c where c.id = commitment_id and c.region_path = splits.region_path and c.quantity is not null and c.withdrawn_on is null)
  and (app_covers_as('office', region_path)
    or exists (select from regions r where r.id::text = split_part(place, '/', -1) and starts_with(r.path, splits.region_path) and app_covers_as('office', r.path))));
create policy add on split_parts for insert with check (
  exists (select from splits s where s.id = split_id and s.region_path = split_parts.region_path and (s.set_by = app_person() or app_is_system()))
  and (for_region_id is null or exists (select from regions r where r.id = for_region_id and starts_with(r.path, split_parts.region_path)))
  and (for_unit_id is null or exists (select from units u where u.id = for_unit_id and starts_with(u.region_path, split_parts.region_path))));
grant select, insert on splits, split_parts to chengshi_app;
