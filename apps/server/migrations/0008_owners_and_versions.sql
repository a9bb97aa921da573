-- Owners: which unit answers for what, proposed from names, confirmed by people; and names that were learned on the way.

alter table unit_aliases
  -- typed in, or learned when the office confirmed what a name stands for
  add column source text not null default 'entered' check (source in ('entered', 'learned')),
  add column added_by uuid references people,
  add column added_at timestamptz;
-- The office that confirms a name teaches it, for the units of its own area.
create policy learn on unit_aliases for insert with check (source = 'learned' and added_by = app_person()
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

-- Versions: a corrected text takes the place of the one before; what did not change keeps its identity.
alter table documents
  add column version integer not null default 1 check (version >= 1),
  add column replaces uuid references documents,
  -- sentence by sentence with the version before, worked out when it was read
  add column comparison jsonb,
  add constraint documents_versions check ((version = 1) = (replaces is null)),
  add constraint documents_compared check ((replaces is null) = (comparison is null));
-- A published version has one successor.
create unique index documents_successor on documents (replaces) where state = 'published';
create index documents_replaces on documents (replaces) where replaces is not null;

alter table commitments
  -- no longer in the newest version; never deleted
  add column withdrawn_on date,
  add column withdrawn_reason text,
  add constraint commitments_withdrawn check ((withdrawn_on is null) = (withdrawn_reason is null)),
  drop constraint commitments_campaign_id_ordinal_key,
  -- one statement may give all of them their places in another text
  add constraint commitments_campaign_id_ordinal_key unique (campaign_id, ordinal) deferrable initially immediate;
-- What was withdrawn is counted no more, and counting still reads the index alone.
drop index commitments_counts;
create index commitments_counts on commitments (front_id, lead, accepted_on, due_on) include (region_path, withdrawn_on) where kind <> 'group';

-- Where the commitments stand in an earlier version: its sealed text stays readable with its marks.
create table passages (
  document_id uuid not null references documents,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  ordinal integer not null,
  quote text not null,
  start_at integer not null,
  end_at integer not null,
  primary key (document_id, commitment_id)
);
create index passages_order on passages (document_id, ordinal);
alter table passages enable row level security;
alter table passages force row level security;
create policy read on passages for select using (app_covers(region_path) or app_reached_by(region_path));
create policy add on passages for insert with check (app_covers_as('office', region_path)
  and exists (select from commitments c where c.id = commitment_id and c.region_path = passages.region_path)
  and exists (select from documents d where d.id = document_id and d.region_path = passages.region_path));
grant select, insert on passages to chengshi_app;

-- A campaign and its commitments only ever stand in documents of their own region.
drop policy change on campaigns;
create policy change on campaigns for update using (app_covers_as('office', region_path))
  with check (app_covers_as('office', region_path)
    and exists (select from documents d where d.id = document_id and d.region_id = campaigns.region_id and d.region_path = campaigns.region_path));
grant update (document_id, ends_on) on campaigns to chengshi_app;
grant update (document_id, item_id, ordinal, quote, start_at, end_at, rhythm, withdrawn_on, withdrawn_reason) on commitments to chengshi_app;

-- The words of an order and their place change with the version of the document alone, and never without keeping where they stood.
create function keep_to_version() returns trigger language plpgsql set search_path from current as $$
declare kept boolean := exists (select from passages p where p.document_id = old.document_id and p.commitment_id = old.id);
begin
  if (new.quote, new.start_at, new.end_at, new.item_id, new.document_id)
    is distinct from (old.quote, old.start_at, old.end_at, old.item_id, old.document_id) and not (kept and new.document_id <> old.document_id) then
    raise exception 'commitment % keeps to the words of its document', new.code using errcode = 'restrict_violation';
  end if;
  if (new.withdrawn_on, new.withdrawn_reason) is distinct from (old.withdrawn_on, old.withdrawn_reason) and not (kept and old.withdrawn_on is null) then
    raise exception 'commitment % is withdrawn by a later version alone, and once', new.code using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger keeps_to_version before update of quote, start_at, end_at, item_id, document_id, withdrawn_on, withdrawn_reason on commitments
  for each row execute function keep_to_version();

-- What repeats and its calendar rule say the same when a transaction ends.
create function require_rhythm_rule() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from rhythm_rules r where r.commitment_id = new.id and r.every = (new.rhythm ->> 'every')::int and r.unit = new.rhythm ->> 'unit'
    and r.number = (select max(l.number) from rhythm_rules l where l.commitment_id = new.id) and r.number > 1) then
    raise exception 'the rhythm of commitment % was changed without its rule', new.code using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create constraint trigger rhythm_ruled after update of rhythm on commitments
  deferrable initially deferred for each row execute function require_rhythm_rule();
