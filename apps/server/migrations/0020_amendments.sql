-- Amendments: whoever answers for a published commitment asks for another deadline, target, owner or wording; the office decides, with a
-- reason, and nobody decides about his own request. What is granted is applied at once, and the change names the request.

-- The unit is named to lead or to support this commitment.
create function app_answers_for(commitment uuid, unit uuid) returns boolean language sql stable
  as $$ select exists (select from assignments a join assignment_units u on u.assignment_id = a.id
    where a.commitment_id = commitment and u.unit_id = unit and a.role in ('lead', 'support') and a.state <> 'withdrawn'
      and not exists (select from assignments l where l.commitment_id = a.commitment_id and l.role = a.role and l.words = a.words
        and l.number > a.number)) $$;

create table amendments (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  -- in whose name: a unit that answers for it, or the office of the region or of one below it
  unit_id uuid references units,
  asker_region_id uuid not null references regions,
  -- the fields asked for, as they were and as they are to be, with the same keys in both; the wish as it was sent
  before jsonb not null,
  after jsonb not null,
  change jsonb not null,
  cause text not null check (cause in ('policy', 'conditions', 'force-majeure', 'scope', 'duties', 'ahead', 'wording', 'other')),
  words text not null,
  asked_by uuid not null references people,
  asked_name text not null,
  asked_at timestamptz not null,
  asked_on date not null,
  -- what the decision says, kept by the trigger below
  state text not null default 'open' check (state in ('open', 'granted', 'altered', 'refused', 'withdrawn'))
);
create index amendments_state on amendments (state, asked_at, id);
create index amendments_commitment on amendments (commitment_id, asked_at);
create index amendments_unit on amendments (unit_id, asked_at) where unit_id is not null;
-- One request at a time from the same side.
create unique index amendments_open_unit on amendments (commitment_id, unit_id) where state = 'open' and unit_id is not null;
create unique index amendments_open_region on amendments (commitment_id, asker_region_id) where state = 'open' and unit_id is null;

-- Facts: what became of a request. One each; it stays as it was said.
create table amendment_decisions (
  amendment_id uuid primary key references amendments,
  region_path text collate "C" not null,
  kind text not null check (kind in ('granted', 'altered', 'refused', 'withdrawn')),
  words text not null,
  -- the batch of changes that it was applied with
  batch_id uuid,
  decided_by uuid not null references people,
  decided_name text not null,
  decided_at timestamptz not null,
  check ((kind in ('granted', 'altered')) = (batch_id is not null))
);

do $$
declare t text;
begin
  foreach t in array array['amendments', 'amendment_decisions']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end
$$;

-- The asking side: the unit's liaison, or the office of the region that asks.
create function app_asks_as(unit uuid, region uuid) returns boolean language sql stable
  as $$ select case when unit is not null then app_holds_unit('liaison', unit)
    else exists (select from regions r where r.id = region and app_covers_as('office', r.path)) end $$;

create policy read on amendments for select using (app_covers_as('office', region_path) or app_covers_as('leader', region_path)
  or app_covers_as('inspector', region_path) or app_asks_as(unit_id, asker_region_id)
  or exists (select from regions r where r.id = asker_region_id and app_covers_as('office', r.path)));
create policy add on amendments for insert with check (state = 'open' and (asked_by = app_person() or app_is_system())
  and app_asks_as(unit_id, asker_region_id)
  and exists (select from commitments c where c.id = commitment_id and c.region_path = amendments.region_path and c.kind <> 'group'
    and c.withdrawn_on is null)
  and case when unit_id is not null
    then app_answers_for(commitment_id, unit_id) and exists (select from units u where u.id = unit_id and u.region_id = asker_region_id)
    else exists (select from regions r where r.id = asker_region_id and starts_with(r.path, amendments.region_path)) end);
-- Only a decision moves a request.
create policy follow on amendments for update using (app_is_system());

create policy read on amendment_decisions for select using (exists (select from amendments a where a.id = amendment_id));
create policy add on amendment_decisions for insert with check ((decided_by = app_person() or app_is_system())
  and exists (select from amendments a where a.id = amendment_id and a.region_path = amendment_decisions.region_path
    and case when kind = 'withdrawn' then app_asks_as(a.unit_id, a.asker_region_id)
      else app_covers_as('office', a.region_path) and a.asked_by <> decided_by
        and (app_is_system() or a.unit_id is null or not app_holds_unit('liaison', a.unit_id)) end));

create function keep_amendment() returns trigger language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
begin
  perform set_config('app.grants', 'system', true);
  update amendments set state = new.kind where id = new.amendment_id and state = 'open';
  if not found then
    raise exception 'amendment % is decided already', new.amendment_id using errcode = 'restrict_violation';
  end if;
  perform set_config('app.grants', held, true);
  return null;
end
$$;
create trigger moved after insert on amendment_decisions for each row execute function keep_amendment();

grant select, insert on amendments, amendment_decisions to chengshi_app;

-- A change that was asked for names its request, and a request that was granted has its change.
alter table commitment_changes
  add column amendment_id uuid references amendments,
  drop constraint commitment_changes_kind_check,
  add constraint commitment_changes_kind_check check (kind in ('edited', 'republished', 'undone', 'amended')),
  add constraint commitment_changes_amended check ((kind = 'amended') = (amendment_id is not null));
create unique index commitment_changes_amendment on commitment_changes (amendment_id) where amendment_id is not null;

drop policy add on commitment_changes;
create policy add on commitment_changes for insert with check (app_covers_as('office', region_path)
  and (actor_id = app_person() or app_is_system())
  and exists (select from commitments c where c.id = commitment_id and c.region_path = commitment_changes.region_path)
  and (amendment_id is null or exists (select from amendments a join amendment_decisions d on d.amendment_id = a.id
    where a.id = commitment_changes.amendment_id and a.commitment_id = commitment_changes.commitment_id
      and d.batch_id = commitment_changes.batch_id)));

create function require_amended_change() returns trigger language plpgsql set search_path from current as $$
begin
  if new.batch_id is not null and not exists (select from commitment_changes f where f.amendment_id = new.amendment_id and f.batch_id = new.batch_id) then
    raise exception 'amendment % was granted and changed nothing', new.amendment_id using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create constraint trigger granted_openly after insert on amendment_decisions
  deferrable initially deferred for each row execute function require_amended_change();
