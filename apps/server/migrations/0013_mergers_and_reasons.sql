-- Plans go where their unit or front goes when it is merged, and why a commitment was withdrawn is kept so that it can be said in any language.

-- One of two plans that came under one front by a merger: both are gone on with.
alter table plans add column beside boolean not null default false;
drop index plans_in_hand;
create unique index plans_in_hand on plans (front_id, unit_id) where state in ('draft', 'submitted', 'returned') and not beside;

-- The functions below act as the system also where the owner of the tables is held by their policies.
do $$
declare t text;
begin
  foreach t in array array['plans', 'plan_drafts', 'plan_versions', 'plan_decisions', 'plan_outcomes', 'plan_call_units', 'plan_call_fronts']
  loop
    execute format('create policy carry on %I for update using (app_is_system())', t);
  end loop;
end
$$;
create policy carry_off on plan_call_units for delete using (app_is_system());
create policy carry_off on plan_call_fronts for delete using (app_is_system());

-- Plans of a merged unit, with all that was said of them, and what it was asked for: only along a merger that is on record. An administrator sees none
-- of them. Gives how many plans went.
create function app_carry_unit_plans(from_unit uuid) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  held text := current_setting('app.grants', true);
  old record;
  t text;
  carried integer;
begin
  select u.region_path, m.id as heir, m.region_path as heir_path into old
    from units u join units m on m.id = u.merged_into where u.id = from_unit;
  if not found or not (app_covers_as('administrator', old.region_path) and app_covers_as('administrator', old.heir_path)) then
    raise insufficient_privilege;
  end if;
  perform set_config('app.grants', 'system', true);
  update plans p set unit_id = old.heir, unit_region_path = old.heir_path, beside = p.beside or exists (select from plans o
      where o.front_id = p.front_id and o.unit_id = old.heir and o.state in ('draft', 'submitted', 'returned'))
    where p.unit_id = from_unit;
  get diagnostics carried = row_count;
  foreach t in array array['plan_drafts', 'plan_versions', 'plan_decisions', 'plan_outcomes']
  loop
    execute format('update %I set unit_id = $1 where unit_id = $2', t) using old.heir, from_unit;
  end loop;
  update plan_outcomes set into_unit_id = old.heir where into_unit_id = from_unit;
  delete from plan_call_units k where k.unit_id = from_unit
    and exists (select from plan_call_units o where o.call_id = k.call_id and o.unit_id = old.heir);
  update plan_call_units set unit_id = old.heir where unit_id = from_unit;
  perform set_config('app.grants', held, true);
  return carried;
end $$;

-- How many plans a unit has in hand: it cannot be closed over them. Answers whoever administers the unit.
create function app_plans_in_hand(of_unit uuid) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  held text := current_setting('app.grants', true);
  in_hand integer;
begin
  if not exists (select from units u where u.id = of_unit and app_covers_as('administrator', u.region_path)) then
    raise insufficient_privilege;
  end if;
  perform set_config('app.grants', 'system', true);
  select count(*) into in_hand from plans where unit_id = of_unit and state in ('draft', 'submitted', 'returned');
  perform set_config('app.grants', held, true);
  return in_hand;
end $$;

-- Plans under a merged front, and calls for plans under it, follow its commitments. Gives how many plans went.
create function app_carry_front_plans(from_front uuid) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  held text := current_setting('app.grants', true);
  old record;
  carried integer;
begin
  select f.merged_into as heir, f.region_path into old from fronts f where f.id = from_front and f.merged_into is not null;
  if not found or not app_covers_as('office', old.region_path) then
    raise insufficient_privilege;
  end if;
  perform set_config('app.grants', 'system', true);
  update plans p set front_id = old.heir, beside = p.beside or exists (select from plans o
      where o.front_id = old.heir and o.unit_id = p.unit_id and o.state in ('draft', 'submitted', 'returned'))
    where p.front_id = from_front;
  get diagnostics carried = row_count;
  delete from plan_call_fronts k where k.front_id = from_front
    and exists (select from plan_call_fronts o where o.call_id = k.call_id and o.front_id = old.heir);
  update plan_call_fronts set front_id = old.heir where front_id = from_front;
  perform set_config('app.grants', held, true);
  return carried;
end $$;

revoke all on function app_carry_unit_plans, app_plans_in_hand, app_carry_front_plans from public;
grant execute on function app_carry_unit_plans, app_plans_in_hand, app_carry_front_plans to chengshi_app;

-- {"code": "left-out", "version": 3}: a code of the contract with what belongs to it, in the place of words of one language.
drop trigger keeps_to_version on commitments;
alter table commitments alter column withdrawn_reason type jsonb
  using jsonb_build_object('code', 'left-out', 'version', substring(withdrawn_reason from '[0-9]+')::int);
create trigger keeps_to_version before update of quote, start_at, end_at, item_id, document_id, withdrawn_on, withdrawn_reason on commitments
  for each row execute function keep_to_version();

-- A change that a corrected version made has the version as its reason; words are a person's.
alter table commitment_changes add column version integer;
update commitment_changes set version = substring(reason from '[0-9]+')::int, reason = null where kind = 'republished';
alter table commitment_changes add constraint commitment_changes_version check ((kind = 'republished') = (version is not null));
