-- Owners: which unit answers for what, proposed from names, confirmed by people; and names that were learned on the way.

alter table unit_aliases
  add column source text not null default 'entered' check (source in ('entered', 'learned')),
  add column learned_by uuid references people,
  add column learned_name text,
  add column learned_at timestamptz,
  add constraint unit_aliases_learned check ((source = 'learned') = (learned_name is not null and learned_at is not null));
-- The office that confirms a name teaches it, for the units of its own area.
create policy learn on unit_aliases for insert with check (source = 'learned' and learned_by = app_person()
  and app_covers_as('office', region_path)
  and exists (select from units u where u.id = unit_id and u.region_path = unit_aliases.region_path));

-- Facts: what a name in a role of a commitment was taken for. The last number of (commitment, role, words) counts.
create table assignments (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  role text not null check (role in ('lead', 'support', 'patron')),
  -- as the document has it; the patron's name for a patron
  words text not null,
  ordinal integer not null,
  number integer not null,
  state text not null check (state in ('proposed', 'confirmed', 'corrected', 'withdrawn')),
  -- how it was found; null for none or several
  how text check (how in ('name', 'alias', 'learned', 'region', 'every', 'abbreviation', 'chosen')),
  doubtful boolean not null,
  candidates uuid[] not null,
  person_id uuid references people,
  decided_by uuid references people,
  decided_name text not null,
  decided_at timestamptz not null,
  unique (commitment_id, role, words, number),
  check (person_id is null or role = 'patron')
);
create index assignments_words on assignments (words, commitment_id);

create table assignment_units (
  assignment_id uuid not null references assignments,
  unit_id uuid not null references units,
  region_path text collate "C" not null,
  primary key (assignment_id, unit_id)
);
create index assignment_units_unit on assignment_units (unit_id);

do $$
declare t text;
begin
  foreach t in array array['assignments', 'assignment_units']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy read on %I for select using (app_covers(region_path) or app_reached_by(region_path))', t);
  end loop;
end
$$;
create policy add on assignments for insert with check (app_covers_as('office', region_path)
  and (decided_by = app_person() or app_is_system())
  and exists (select from commitments c where c.id = commitment_id and c.region_path = assignments.region_path));
create policy add on assignment_units for insert with check (app_covers_as('office', region_path)
  and exists (select from assignments a where a.id = assignment_id and a.region_path = assignment_units.region_path));

grant select, insert on assignments, assignment_units to chengshi_app;
