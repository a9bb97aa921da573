-- Units' own plans: the office calls, a unit files its plan under a front, the office returns, merges or approves it.

-- What the acting person is for single units: the server sets app.units, role:unitId of each unit role.
create function app_holds_unit(role text, unit uuid) returns boolean language sql stable
  as $$ select app_is_system() or role || ':' || unit = any(string_to_array(coalesce(current_setting('app.units', true), ''), ',')) $$;

-- A plan that was approved becomes a document like those that order, so that quotes, places and the living document work unchanged.
alter table documents add column kind text not null default 'order' check (kind in ('order', 'plan'));
create index documents_kind_newest on documents (kind, imported_at desc, id desc);

-- The office asks units for plans under fronts of a campaign: every unit named files one under every front named. A call is never
-- changed: it is withdrawn, and another one made.
create table plan_calls (
  id uuid primary key,
  campaign_id uuid not null references campaigns,
  region_path text collate "C" not null,
  title text not null,
  request text not null,
  due_on date not null,
  called_by uuid not null references people,
  called_name text not null,
  called_at timestamptz not null
);
create index plan_calls_newest on plan_calls (called_at desc, id desc);

create table plan_call_fronts (
  call_id uuid not null references plan_calls,
  region_path text collate "C" not null,
  front_id uuid not null references fronts,
  primary key (call_id, front_id)
);
create table plan_call_units (
  call_id uuid not null references plan_calls,
  region_path text collate "C" not null,
  unit_id uuid not null references units,
  primary key (call_id, unit_id)
);
create index plan_call_units_unit on plan_call_units (unit_id);
create table plan_call_withdrawals (
  call_id uuid primary key references plan_calls,
  region_path text collate "C" not null,
  reason text not null,
  withdrawn_by uuid not null references people,
  withdrawn_name text not null,
  withdrawn_at timestamptz not null
);

-- The last number of a campaign's plans. A unit cannot see the plans of others, and so cannot count them.
create table plan_numbers (
  campaign_id uuid primary key references campaigns,
  region_path text collate "C" not null,
  last integer not null
);

create table plans (
  id uuid primary key,
  campaign_id uuid not null references campaigns,
  -- runs within the campaign: 3 is quoted as 2025-01-P003
  number integer not null,
  front_id uuid not null references fronts,
  call_id uuid references plan_calls,
  -- The campaign's region: its office decides.
  region_path text collate "C" not null,
  unit_id uuid not null references units,
  unit_region_path text collate "C" not null,
  title text not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'merged', 'withdrawn')),
  -- the last submission; 0 while there is none
  version integer not null default 0,
  created_at timestamptz not null,
  -- the last submission or decision: lists are in this order
  moved_at timestamptz not null,
  -- made when the plan was approved
  document_id uuid unique references documents,
  unique (campaign_id, number),
  check (state <> 'draft' or version = 0),
  check ((document_id is not null) = (state = 'approved'))
);
create index plans_moved on plans (moved_at desc, id desc);
create index plans_front on plans (front_id, unit_id);
create index plans_unit on plans (unit_id, moved_at desc, id desc);
create index plans_call on plans (call_id, unit_id) where call_id is not null;
-- One plan of a unit under a front is in hand at a time; whatever was decided stays beside it.
create unique index plans_in_hand on plans (front_id, unit_id) where state in ('draft', 'submitted', 'returned');

-- What the unit is writing. It is the unit's own until it is submitted.
create table plan_drafts (
  plan_id uuid primary key references plans,
  region_path text collate "C" not null,
  unit_id uuid not null references units,
  title text not null,
  idea text not null,
  measures jsonb not null,
  -- the file that the text was last read from
  source_name text,
  source_digest text,
  -- counts the changes: one made on an older state is refused
  revision integer not null,
  edited_by uuid not null references people,
  edited_name text not null,
  edited_at timestamptz not null
);

-- Facts: what was submitted, and what was decided about it.
create table plan_versions (
  plan_id uuid not null references plans,
  region_path text collate "C" not null,
  unit_id uuid not null references units,
  number integer not null check (number > 0),
  title text not null,
  idea text not null,
  measures jsonb not null,
  source_name text,
  source_digest text,
  submitted_by uuid not null references people,
  submitted_name text not null,
  submitted_at timestamptz not null,
  submitted_on date not null,
  primary key (plan_id, number)
);
create table plan_decisions (
  id uuid primary key,
  plan_id uuid not null references plans,
  region_path text collate "C" not null,
  unit_id uuid not null references units,
  -- the version that was decided about; 0 for a draft that its unit withdrew
  version integer not null,
  kind text not null check (kind in ('returned', 'approved', 'merged', 'withdrawn')),
  reason text,
  -- [{ measureId, note }]
  marks jsonb not null default '[]',
  decided_by uuid not null references people,
  decided_name text not null,
  decided_at timestamptz not null,
  unique (plan_id, version, kind)
);

-- Where each measure of a settled plan went: it became a commitment, or went into one, or into another plan.
create table plan_outcomes (
  plan_id uuid not null references plans,
  region_path text collate "C" not null,
  unit_id uuid not null references units,
  -- titles as they were then: the unit that received a measure does not see the plan that it came from
  title text not null,
  measure_id uuid not null,
  ordinal integer not null,
  words text not null,
  kind text not null check (kind in ('made', 'merged')),
  commitment_id uuid references commitments,
  into_plan_id uuid references plans,
  into_unit_id uuid references units,
  into_title text,
  into_measure_id uuid,
  primary key (plan_id, measure_id),
  check (num_nonnulls(commitment_id, into_plan_id) = 1),
  check (kind = 'merged' or commitment_id is not null),
  check (num_nonnulls(into_plan_id, into_unit_id, into_title) in (0, 3) and (into_measure_id is null or into_plan_id is not null))
);
create index plan_outcomes_commitment on plan_outcomes (commitment_id) where commitment_id is not null;
create index plan_outcomes_into on plan_outcomes (into_plan_id) where into_plan_id is not null;

do $$
declare t text;
begin
  foreach t in array array['plan_numbers', 'plan_calls', 'plan_call_fronts', 'plan_call_units', 'plan_call_withdrawals', 'plans', 'plan_drafts',
    'plan_versions', 'plan_decisions', 'plan_outcomes']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end
$$;

-- A call reaches everybody who works in the region, above it or below it.
create policy read on plan_calls for select using (app_covers(region_path) or app_reached_by(region_path));
create policy add on plan_calls for insert with check (app_covers_as('office', region_path)
  and (called_by = app_person() or app_is_system())
  and exists (select from campaigns c where c.id = campaign_id and c.region_path = plan_calls.region_path));
do $$
declare t text;
begin
  foreach t in array array['plan_call_fronts', 'plan_call_units', 'plan_call_withdrawals']
  loop
    execute format('create policy read on %1$I for select using (exists (select from plan_calls c where c.id = call_id))', t);
  end loop;
end
$$;
create policy add on plan_call_fronts for insert with check (app_covers_as('office', region_path)
  and exists (select from plan_calls c join fronts f on f.campaign_id = c.campaign_id
    where c.id = call_id and f.id = front_id and c.region_path = plan_call_fronts.region_path));
create policy add on plan_call_units for insert with check (app_covers_as('office', region_path)
  and exists (select from plan_calls c join units u on starts_with(u.region_path, c.region_path)
    where c.id = call_id and u.id = unit_id and c.region_path = plan_call_units.region_path));
create policy add on plan_call_withdrawals for insert with check (app_covers_as('office', region_path)
  and (withdrawn_by = app_person() or app_is_system())
  and exists (select from plan_calls c where c.id = call_id and c.region_path = plan_call_withdrawals.region_path));

create policy read on plan_numbers for select using (app_covers(region_path) or app_reached_by(region_path));
create policy add on plan_numbers for insert with check (exists (select from campaigns c where c.id = campaign_id and c.region_path = plan_numbers.region_path));
create policy count on plan_numbers for update using (app_covers(region_path) or app_reached_by(region_path));

-- Who takes part in a plan: its unit, the office that decides, and the offices above.
create function app_in_plan(path text, unit uuid) returns boolean language sql stable
  as $$ select app_covers_as('office', path) or app_holds_unit('liaison', unit) $$;
-- Who may follow what units have submitted, returns included: those who lead or inspect the region, and the office of the unit's own region.
create function app_follows_plan(path text, unit_path text) returns boolean language sql stable
  as $$ select app_covers_as('leader', path) or app_covers_as('inspector', path) or app_covers_as('office', unit_path) $$;

create policy read on plans for select using (app_in_plan(region_path, unit_id)
  or state <> 'draft' and app_follows_plan(region_path, unit_region_path)
  or state = 'approved' and (app_covers(region_path) or app_reached_by(region_path)));
create policy add on plans for insert with check (app_holds_unit('liaison', unit_id) and state = 'draft'
  and exists (select from fronts f join campaigns c on c.id = f.campaign_id
    where f.id = front_id and c.id = plans.campaign_id and c.region_path = plans.region_path)
  and exists (select from units u where u.id = unit_id and u.region_path = plans.unit_region_path
    and starts_with(u.region_path, plans.region_path))
  and (call_id is null or exists (select from plan_calls k join plan_call_fronts kf on kf.call_id = k.id join plan_call_units ku on ku.call_id = k.id
    where k.id = plans.call_id and kf.front_id = plans.front_id and ku.unit_id = plans.unit_id)));
-- The unit moves what it has in hand; the office what was submitted. Nobody moves what was decided.
create policy submit on plans for update
  using (app_holds_unit('liaison', unit_id) and state in ('draft', 'returned', 'submitted'))
  with check (app_holds_unit('liaison', unit_id) and state in ('draft', 'returned', 'submitted', 'withdrawn') and document_id is null);
create policy decide on plans for update
  using (app_covers_as('office', region_path) and state = 'submitted')
  with check (app_covers_as('office', region_path) and state in ('returned', 'approved', 'merged')
    and (document_id is null or exists (select from documents d where d.id = document_id and d.kind = 'plan' and d.state = 'published'
      and d.region_path = plans.region_path)));

create policy own on plan_drafts for select using (app_holds_unit('liaison', unit_id));
create policy add on plan_drafts for insert with check (app_holds_unit('liaison', unit_id)
  and exists (select from plans p where p.id = plan_id and p.unit_id = plan_drafts.unit_id and p.region_path = plan_drafts.region_path
    and p.state in ('draft', 'returned')));
create policy change on plan_drafts for update
  using (app_holds_unit('liaison', unit_id) and exists (select from plans p where p.id = plan_id and p.state in ('draft', 'returned')))
  with check (app_holds_unit('liaison', unit_id)
    and exists (select from plans p where p.id = plan_id and p.unit_id = plan_drafts.unit_id and p.region_path = plan_drafts.region_path));

-- Others read the version that was approved, and none of the way to it.
create policy read on plan_versions for select using (exists (select from plans p where p.id = plan_id
  and (app_in_plan(p.region_path, p.unit_id) or app_follows_plan(p.region_path, p.unit_region_path)
    or p.state = 'approved' and p.version = plan_versions.number)));
create policy add on plan_versions for insert with check (app_holds_unit('liaison', unit_id)
  and (submitted_by = app_person() or app_is_system())
  and exists (select from plans p where p.id = plan_id and p.unit_id = plan_versions.unit_id and p.region_path = plan_versions.region_path
    and p.state in ('draft', 'returned') and p.version + 1 = plan_versions.number));

create policy read on plan_decisions for select using (exists (select from plans p where p.id = plan_id
  and (app_in_plan(p.region_path, p.unit_id) or app_follows_plan(p.region_path, p.unit_region_path) or plan_decisions.kind = 'approved')));
create policy add on plan_decisions for insert with check ((decided_by = app_person() or app_is_system())
  and exists (select from plans p where p.id = plan_id and p.unit_id = plan_decisions.unit_id and p.region_path = plan_decisions.region_path
    and p.version = plan_decisions.version
    and (kind = 'withdrawn' and app_holds_unit('liaison', p.unit_id) and p.state in ('draft', 'submitted', 'returned')
      or kind <> 'withdrawn' and app_covers_as('office', p.region_path) and p.state = 'submitted')));

create policy read on plan_outcomes for select using (exists (select from plans p where p.id = plan_id)
  or app_holds_unit('liaison', into_unit_id));
create policy add on plan_outcomes for insert with check (app_covers_as('office', region_path)
  and exists (select from plans p where p.id = plan_id and p.unit_id = plan_outcomes.unit_id and p.region_path = plan_outcomes.region_path
    and p.state in ('approved', 'merged'))
  and (commitment_id is null or exists (select from commitments c join plans p on p.id = plan_id
    where c.id = commitment_id and c.campaign_id = p.campaign_id))
  and (into_plan_id is null or exists (select from plans into_plan join plans p on p.id = plan_id
    where into_plan.id = into_plan_id and into_plan.unit_id = into_unit_id and into_plan.campaign_id = p.campaign_id)));

-- A commitment stands in its campaign's own document, or in the document of a plan that was approved under its front.
drop policy add on commitments;
create policy add on commitments for insert with check (app_covers_as('office', region_path)
  and exists (select from campaigns c where c.id = campaign_id and c.region_id = commitments.region_id and c.region_path = commitments.region_path
    and (c.document_id = commitments.document_id
      or exists (select from plans p where p.document_id = commitments.document_id and p.campaign_id = c.id and p.front_id = commitments.front_id))));

-- A campaign is made of a document that orders, never of a unit's plan.
drop policy add on campaigns;
create policy add on campaigns for insert with check (app_covers_as('office', region_path)
  and exists (select from documents d where d.id = document_id and d.kind = 'order' and d.region_id = campaigns.region_id
    and d.region_path = campaigns.region_path));

-- A text that a unit's liaison wanted to file may be refused for its secrecy mark too.
drop policy add on refusals;
create policy add on refusals for insert with check (app_covers_as('office', region_path)
  or refused_for = app_person() and exists (select from units u where u.region_path = refusals.region_path and app_holds_unit('liaison', u.id)));

grant select, insert on plan_calls, plan_call_fronts, plan_call_units, plan_call_withdrawals, plan_versions, plan_decisions, plan_outcomes to chengshi_app;
grant select, insert on plans, plan_numbers to chengshi_app;
grant update (last) on plan_numbers to chengshi_app;
grant update (call_id, title, state, version, moved_at, document_id) on plans to chengshi_app;
grant select, insert, update on plan_drafts to chengshi_app;

-- Search, by the same rules as the policies above.
create index plans_search on plans using gin (bigrams(title));
create function search_plans(words text) returns setof uuid language sql stable security definer set search_path from current
  as $$ select id from plans
        where bigrams(title) @> word_bigrams(words) and position(words in title) > 0
          and (app_in_plan(region_path, unit_id) or state <> 'draft' and app_follows_plan(region_path, unit_region_path)
            or state = 'approved' and (app_covers(region_path) or app_reached_by(region_path))) $$;
revoke all on function search_plans from public;
grant execute on function search_plans to chengshi_app;
