-- Published commitments may be changed, never silently: each change is a fact with its reason, and can be taken back.

-- Counts the changes of this row: a change made on an older one is refused.
alter table commitments add column revision integer not null default 1;

-- A commitment lies on a front of its own campaign, whoever moves it.
alter table fronts add constraint fronts_of_campaign unique (campaign_id, id);
alter table commitments add constraint commitments_front_of_campaign
  foreign key (campaign_id, front_id) references fronts (campaign_id, id);

create table commitment_changes (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  -- the revision that the commitment has with this change: the first one makes it 2
  number integer not null check (number > 1),
  kind text not null check (kind in ('edited', 'republished', 'undone')),
  -- the fields that changed and no others, with the same keys in both
  before jsonb not null,
  after jsonb not null,
  reason text,
  -- what was done at once is one batch, and is taken back at once
  batch_id uuid not null,
  undoes_batch uuid,
  actor_id uuid references people,
  actor_name text not null,
  at timestamptz not null,
  unique (commitment_id, number),
  check ((kind = 'undone') = (undoes_batch is not null))
);
create index commitment_changes_batch on commitment_changes (batch_id);
-- Two people cannot both take the same change back.
create unique index commitment_changes_undone on commitment_changes (commitment_id, undoes_batch) where undoes_batch is not null;

alter table commitment_changes enable row level security;
alter table commitment_changes force row level security;
create policy read on commitment_changes for select using (app_covers(region_path) or app_reached_by(region_path));
create policy add on commitment_changes for insert with check (app_covers_as('office', region_path)
  and (actor_id = app_person() or app_is_system())
  and exists (select from commitments c where c.id = commitment_id and c.region_path = commitment_changes.region_path));
grant select, insert on commitment_changes to chengshi_app;

create policy change on commitments for update using (app_covers_as('office', region_path))
  with check (app_covers_as('office', region_path));
grant update (title, front_id, parent_id, due_text, due_on, quantity, owner, strength, revision) on commitments to chengshi_app;

-- The database itself refuses a change without its fact.
create function require_change_fact() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from commitment_changes f where f.commitment_id = new.id and f.number = old.revision + 1) then
    raise exception 'commitment % was changed without a record of the change', new.code using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create constraint trigger changed_openly
  after update of title, front_id, parent_id, due_text, due_on, quantity, owner, strength, revision on commitments
  deferrable initially deferred for each row execute function require_change_fact();
