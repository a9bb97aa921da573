-- A superior's list: each entry is taken over by a unit or answered with a reason. Facts: each answers the one before it, the last one counts.
create table superior_answers (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  kind text not null check (kind in ('taken', 'answered', 'withdrawn')),
  unit_id uuid references units,
  words text,
  recorded_by uuid not null references people,
  recorded_name text not null,
  recorded_at timestamptz not null,
  number integer not null,
  unique (commitment_id, number),
  check ((kind = 'taken') = (unit_id is not null)),
  check (kind = 'taken' or words is not null)
);
alter table superior_answers enable row level security;
alter table superior_answers force row level security;
create policy read on superior_answers for select using (app_covers(region_path) or app_reached_by(region_path));
create policy add on superior_answers for insert with check (app_covers_as('office', region_path)
  and (recorded_by = app_person() or app_is_system())
  and exists (select from commitments c join document_tables t on t.document_id = c.document_id
    where c.id = commitment_id and c.region_path = superior_answers.region_path and t.superior_issuer is not null));
grant select, insert on superior_answers to chengshi_app;

create index document_tables_superior on document_tables (document_id) where superior_issuer is not null;
