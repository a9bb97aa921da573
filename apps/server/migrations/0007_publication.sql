-- Publication in depth: what is decided before it, fronts and road map that stay editable, indicators, prepared parts, rhythm rules.

-- What the office decided about a draft's publication; kept here so that a reload or a second clerk loses nothing.
create table publication_plans (
  document_id uuid primary key references documents on delete cascade,
  region_path text collate "C" not null,
  -- counts the changes: decisions made on an older one are refused
  revision integer not null,
  decisions jsonb not null,
  changed_by uuid not null references people,
  changed_name text not null,
  changed_at timestamptz not null
);

alter table fronts
  -- the person in charge; the name stands beside the id for those who may not see the person
  add column patron_id uuid references people,
  add column patron_name text,
  -- a merged front stays on record, so that old links and changes still name it
  add column merged_into uuid references fronts,
  add constraint fronts_patron_named check ((patron_id is null) = (patron_name is null)),
  drop constraint fronts_campaign_id_ordinal_key,
  -- one statement may change the whole order
  add constraint fronts_campaign_id_ordinal_key unique (campaign_id, ordinal) deferrable initially immediate;

alter table campaigns
  -- counts the changes of fronts, phases and milestones
  add column revision integer not null default 1;

create table milestones (
  id uuid primary key,
  campaign_id uuid not null references campaigns,
  region_path text collate "C" not null,
  title text not null,
  due_on date not null,
  commitment_id uuid references commitments
);
create index milestones_campaign on milestones (campaign_id, due_on, id);
create index milestones_commitment on milestones (commitment_id) where commitment_id is not null;

create table indicators (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  name text not null,
  -- the name without blanks, marks and the words that only say where: what a target is matched by
  name_key text not null,
  unit text not null,
  measure text not null check (measure in ('level', 'increment', 'growth', 'multiple', 'share', 'rank')),
  direction text not null check (direction in ('higher', 'lower', 'nearer')),
  period_kind text not null check (period_kind in ('month', 'cumulative', 'quarter', 'half', 'year', 'point')),
  created_by uuid references people,
  created_at timestamptz not null,
  unique (region_id, name_key, unit, measure)
);
create index indicators_name on indicators (name, id);

-- Which indicator a target commitment is measured by. Facts: a correction is a further row, the last one counts, null means none.
-- Value, comparator and deadline stay with the commitment, which alone changes them, so that there is no second truth.
create table targets (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  indicator_id uuid references indicators,
  number integer not null,
  reason text,
  bound_by uuid references people,
  bound_name text not null,
  bound_at timestamptz not null,
  unique (commitment_id, number)
);
create index targets_indicator on targets (indicator_id, commitment_id);

-- 每个区(市)不少于1个: a part for each of those named, ready to be split. Prepared only: nobody answers for it yet.
create table prepared_parts (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  ordinal integer not null,
  for_region_id uuid references regions,
  for_unit_id uuid references units,
  name text not null,
  value double precision not null,
  state text not null check (state in ('prepared')),
  unique (commitment_id, ordinal),
  check (num_nonnulls(for_region_id, for_unit_id) = 1)
);

-- When what repeats takes place. Facts: a correction is a further row, the last one counts.
create table rhythm_rules (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  every integer not null check (every between 1 and 366),
  unit text not null check (unit in ('day', 'week', 'month', 'quarter', 'half', 'year')),
  -- a date on which it takes place; all others are counted from it
  first_on date not null,
  on_day_off text not null check (on_day_off in ('previous', 'next', 'none')),
  number integer not null,
  set_by uuid references people,
  set_name text not null,
  set_at timestamptz not null,
  unique (commitment_id, number)
);

do $$
declare t text;
begin
  foreach t in array array['publication_plans', 'milestones', 'indicators', 'targets', 'prepared_parts', 'rhythm_rules']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['milestones', 'indicators', 'targets', 'prepared_parts', 'rhythm_rules']
  loop
    execute format('create policy read on %I for select using (app_covers(region_path) or app_reached_by(region_path))', t);
  end loop;
  foreach t in array array['targets', 'prepared_parts', 'rhythm_rules']
  loop
    execute format('create policy add on %1$I for insert with check (app_covers_as(''office'', region_path)
      and exists (select from commitments c where c.id = commitment_id and c.region_path = %1$I.region_path))', t);
  end loop;
end
$$;

create policy read on publication_plans for select using (app_covers_as('office', region_path));
create policy add on publication_plans for insert with check (app_covers_as('office', region_path)
  and exists (select from documents d where d.id = document_id and d.state = 'draft' and d.region_path = publication_plans.region_path));
create policy change on publication_plans for update using (app_covers_as('office', region_path))
  with check (app_covers_as('office', region_path)
    and exists (select from documents d where d.id = document_id and d.state = 'draft' and d.region_path = publication_plans.region_path));

create policy change on fronts for update using (app_covers_as('office', region_path))
  with check (app_covers_as('office', region_path)
    and exists (select from campaigns c where c.id = campaign_id and c.region_path = fronts.region_path));
create policy change on campaigns for update using (app_covers_as('office', region_path))
  with check (app_covers_as('office', region_path));
create policy remove on phases for delete using (app_covers_as('office', region_path));

create policy add on milestones for insert with check (app_covers_as('office', region_path)
  and exists (select from campaigns c where c.id = campaign_id and c.region_path = milestones.region_path)
  and (commitment_id is null or exists (select from commitments c where c.id = commitment_id and c.campaign_id = milestones.campaign_id)));
create policy remove on milestones for delete using (app_covers_as('office', region_path));

create policy remove on prepared_parts for delete using (app_covers_as('office', region_path));

create policy add on indicators for insert with check (app_covers_as('office', region_path)
  and exists (select from regions r where r.id = region_id and r.path = indicators.region_path));

grant select, insert, update on publication_plans to chengshi_app;
grant update (name, ordinal, patron_id, patron_name, merged_into) on fronts to chengshi_app;
grant update (revision) on campaigns to chengshi_app;
grant delete on phases to chengshi_app;
grant select, insert, delete on milestones, prepared_parts to chengshi_app;
grant select, insert on indicators, targets, rhythm_rules to chengshi_app;
