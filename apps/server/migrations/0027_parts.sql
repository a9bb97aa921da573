-- Parts of a split are dispatched, accepted, reported and verified like commitments; what lags behind its way shows in the lights.

-- Whose part something is about: the place of a split, '' for the commitment itself.
alter table dispatches add column place text collate "C" not null default '';
alter table reports add column place text collate "C" not null default '';
alter table verifications add column place text collate "C" not null default '';
alter table adoptions add column place text collate "C" not null default '';

-- The region whose office dispatches and decides: that of the commitment, further down that of the part which was split again.
alter table dispatches add column office_path text collate "C";
update dispatches set office_path = region_path;
alter table dispatches alter column office_path set not null;

drop index dispatches_in_force;
create unique index dispatches_in_force on dispatches (commitment_id, place) where state <> 'ended';
create index reports_of_parts on reports (commitment_id, place, number) where place <> '';
create index verifications_of_parts on verifications (answer_by, report_id) where place <> '' and verdict = 'doubted';

-- From which days on a commitment lags behind its way, and far behind it, unless something is said before; null where it has no way or
-- reaches its end. `ways_on`: the day on which that was worked out last.
alter table commitments
  add column behind_on date,
  add column far_behind_on date,
  add column ways_on date;
create index commitments_behind on commitments (behind_on, id) where behind_on is not null and kind <> 'group';
create index commitments_far_behind on commitments (far_behind_on, id) where far_behind_on is not null and kind <> 'group';
drop index commitments_counts;
create index commitments_counts on commitments (front_id, lead, accepted_on, due_on)
  include (region_path, withdrawn_on, claim, claim_on, answer_by, behind_on, far_behind_on) where kind <> 'group';

-- The part at a place of the split in force; nothing where the place is no part any more.
create function part_at(commitment uuid, at text) returns table (
    name text, for_region_id uuid, for_unit_id uuid, value double precision, due_on date, office_path text)
  language sql stable as $$
  select coalesce(r.name, u.short_name, u.name), p.for_region_id, p.for_unit_id, p.value, p.due_on,
    coalesce((select path from regions where id = nullif(split_part(s.place, '/', -1), '')::uuid), s.region_path)
  from splits s join split_parts p on p.split_id = s.id
    left join regions r on r.id = p.for_region_id left join units u on u.id = p.for_unit_id
  where at <> '' and s.commitment_id = commitment and s.place = regexp_replace(at, '/?[^/]*$', '')
    and s.number = (select max(l.number) from splits l where l.commitment_id = s.commitment_id and l.place = s.place)
    and coalesce(p.for_region_id, p.for_unit_id) = nullif(split_part(at, '/', -1), '')::uuid $$;
-- The same for those who show it: also a part that a later split took away has its name.
create function part_view(commitment uuid, at text) returns jsonb language sql stable as $$
  select jsonb_build_object('place', at, 'value', p.value, 'dueOn', p.due_on, 'name', coalesce(
      (select name from regions where id = nullif(split_part(at, '/', -1), '')::uuid),
      (select coalesce(short_name, name) from units where id = nullif(split_part(at, '/', -1), '')::uuid), ''))
  from (values (1)) one left join part_at(commitment, at) p on true where at <> '' $$;

-- Who sees what is said about a part, besides the unit that answers for it: those who follow the commitment as a whole, the unit that answers
-- for the whole or for a part around this one, and those who work for a region on the way down.
create function app_sees_part(commitment uuid, at text, commitment_path text) returns boolean
  language plpgsql stable security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  units text[] := string_to_array(coalesce(current_setting('app.units', true), ''), ',');
  seen boolean;
begin
  if app_covers_as('office', commitment_path) or app_covers_as('leader', commitment_path) or app_covers_as('inspector', commitment_path)
    or app_covers_as('auditor', commitment_path) then
    return true;
  end if;
  perform set_config('app.grants', 'system', true);
  seen := exists (select from regions r, unnest(string_to_array(held, ',')) grant_held
      where r.id::text = any(string_to_array(at, '/')) and split_part(grant_held, ':', 1) in ('office', 'leader', 'inspector', 'township')
        and starts_with(r.path, split_part(grant_held, ':', 2)))
    or exists (select from dispatches d where d.commitment_id = commitment and d.state <> 'ended'
      and (d.place = '' or d.place = at or starts_with(at, d.place || '/')) and 'liaison:' || d.unit_id = any(units))
    or exists (select from dispatches d join units u on u.id = d.unit_id, unnest(string_to_array(held, ',')) grant_held
      where d.commitment_id = commitment and d.place = at and d.state <> 'ended' and starts_with(grant_held, 'township:')
        and starts_with(u.region_path, split_part(grant_held, ':', 2)));
  perform set_config('app.grants', held, true);
  return seen;
end
$$;
revoke all on function app_sees_part from public;
grant execute on function app_sees_part to chengshi_app;

do $$
declare t text;
begin
  foreach t in array array['dispatches', 'reports', 'verifications', 'adoptions']
  loop
    execute format('drop policy read on %I', t);
    execute format('create policy read on %I for select using ((select app_is_system())
      or (region_path ^@ any ((select app_held_paths())::text[]) or region_path = any ((select app_reaching_paths())::text[]))
        and (place = '''' %s or app_sees_part(commitment_id, place, region_path)))', t,
      case when t = 'adoptions' then '' else 'or app_holds_unit(''liaison'', unit_id)' end);
  end loop;
end
$$;

-- Numbers run through a commitment with its parts, also those that the one who counts does not see.
create function app_last_number(commitment uuid, of_what text) returns integer language plpgsql stable security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  last integer;
begin
  perform set_config('app.grants', 'system', true);
  last := case of_what when 'dispatches' then (select max(number) from dispatches where commitment_id = commitment)
    else (select max(number) from reports where commitment_id = commitment) end;
  perform set_config('app.grants', held, true);
  return coalesce(last, 0);
end
$$;
revoke all on function app_last_number from public;
grant execute on function app_last_number to chengshi_app;

drop policy add on dispatches;
create policy add on dispatches for insert with check (app_covers_as('office', office_path) and state = 'waiting' and facts = 0
  and (sent_by = app_person() or app_is_system())
  and exists (select from commitments c where c.id = commitment_id and c.region_path = dispatches.region_path
    and c.kind <> 'group' and c.withdrawn_on is null)
  and exists (select from units u where u.id = unit_id and u.closed_on is null and starts_with(u.region_path, dispatches.region_path))
  and case when place = '' then office_path = region_path
    else office_path = (select part.office_path from part_at(commitment_id, place) part) end);
drop policy add on dispatch_supports;
create policy add on dispatch_supports for insert with check (
  exists (select from dispatches d where d.id = dispatch_id and d.region_path = dispatch_supports.region_path and d.unit_id <> dispatch_supports.unit_id
    and app_covers_as('office', d.office_path)));
drop policy add on dispatch_facts;
create policy add on dispatch_facts for insert with check ((said_by = app_person() or app_is_system())
  and exists (select from dispatches d where d.id = dispatch_id and d.region_path = dispatch_facts.region_path and d.unit_id = dispatch_facts.unit_id
    and d.facts + 1 = dispatch_facts.number
    and case when kind in ('accepted', 'objected') then app_holds_unit('liaison', d.unit_id) else app_covers_as('office', d.office_path) end));

-- Figures that are asked for, requests for amendments and the closing of a commitment are about the whole.
create or replace function app_answers_for(commitment uuid, unit uuid) returns boolean language sql stable
  as $$ select exists (select from assignments a join assignment_units u on u.assignment_id = a.id
      where a.commitment_id = commitment and u.unit_id = unit and a.role in ('lead', 'support') and a.state <> 'withdrawn'
        and not exists (select from assignments l where l.commitment_id = a.commitment_id and l.role = a.role and l.words = a.words
          and l.number > a.number))
    or exists (select from dispatches d left join dispatch_supports s on s.dispatch_id = d.id
      where d.commitment_id = commitment and d.place = '' and d.state <> 'ended' and (d.unit_id = unit or s.unit_id = unit)) $$;
drop policy add on acceptances;
create policy add on acceptances for insert with check (app_covers_as('office', region_path)
  and exists (select from commitments c where c.id = commitment_id and c.region_path = acceptances.region_path
    and (acceptances.kind = 'withdrawn' or c.claim is not distinct from 'verified'
      or not exists (select from dispatches d where d.commitment_id = c.id and d.place = '' and d.state <> 'ended'))));

-- A part has no closing of its own: it is reported until it is reached.
drop policy add on reports;
create policy add on reports for insert with check ((reported_by = app_person() or app_is_system())
  and exists (select from dispatches d join commitments c on c.id = d.commitment_id
    where d.id = dispatch_id and d.commitment_id = reports.commitment_id and d.place = reports.place and d.unit_id = reports.unit_id
      and d.region_path = reports.region_path and d.state = 'accepted' and c.accepted_on is null and c.withdrawn_on is null)
  and (place = '' or kind = 'progress')
  and (app_is_system() or app_entry_for(unit_id, reported_on, opening_id) = entry));
drop policy add on verifications;
create policy add on verifications for insert with check ((verified_by = app_person() or app_is_system())
  and app_covers_as('inspector', region_path)
  and exists (select from reports r where r.id = report_id and r.commitment_id = verifications.commitment_id and r.place = verifications.place
    and r.region_path = verifications.region_path and r.unit_id = verifications.unit_id and r.reported_by <> verified_by
    and (app_is_system() or not app_holds_unit('liaison', r.unit_id))));
drop policy add on adoptions;
create policy add on adoptions for insert with check ((adopted_by = app_person() or app_is_system())
  and app_covers_as('office', region_path)
  and exists (select from reports r where r.id = report_id and r.commitment_id = adoptions.commitment_id and r.place = adoptions.place
    and r.region_path = adoptions.region_path and r.reported_by <> adopted_by));

-- What is said about parts claims nothing for the whole.
drop trigger reported on reports;
create trigger reported after insert on reports for each row when (new.place = '') execute function keep_claim_of_report();
drop trigger verified on verifications;
create trigger verified after insert on verifications for each row when (new.place = '') execute function keep_claim_of_verification();
drop trigger adopted on adoptions;
create trigger adopted after insert on adoptions for each row when (new.place = '') execute function keep_adopted();

create or replace function keep_claim_of_verification() returns trigger language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  report record;
begin
  perform set_config('app.grants', 'system', true);
  select r.value, r.number = (select max(l.number) from reports l where l.commitment_id = r.commitment_id and l.place = '') as newest,
      r.number = (select max(l.number) from reports l where l.commitment_id = r.commitment_id and l.kind = 'completion') as newest_completion
    into report from reports r where r.id = new.report_id;
  update commitments set heard_on = new.verified_on where id = new.commitment_id;
  if new.verdict = 'doubted' then
    update commitments set claim = 'doubted', claim_on = new.verified_on, answer_by = new.answer_by
    where id = new.commitment_id and accepted_on is null and report.newest;
  else
    update commitments set reached = coalesce(new.value, report.value, reached) where id = new.commitment_id;
    update commitments set claim = case when report.newest_completion then 'verified' end,
      claim_on = case when report.newest_completion then new.verified_on end, answer_by = null
    where id = new.commitment_id and accepted_on is null and (report.newest_completion or claim = 'doubted' and report.newest);
  end if;
  perform set_config('app.grants', held, true);
  return null;
end
$$;
create or replace function keep_adopted() returns trigger language plpgsql security definer set search_path from current as $$
declare held text := coalesce(current_setting('app.grants', true), '');
begin
  perform set_config('app.grants', 'system', true);
  update commitments set reached = new.value where id = new.commitment_id
    and not exists (select from adoptions a join reports r on r.id = a.report_id join reports mine on mine.id = new.report_id
      where a.commitment_id = new.commitment_id and a.place = '' and r.number > mine.number);
  perform set_config('app.grants', held, true);
  return null;
end
$$;
create or replace function draw_item_state(commitment uuid, report uuid, since timestamptz) returns text language sql stable
  as $$ select case
      when found.verdict is not null and not (found.verdict = 'doubted' and exists (
        select from reports l where l.commitment_id = commitment and l.place = '' and l.number > found.number)) then found.verdict
      when exists (select from commitments c where c.id = commitment and c.withdrawn_on is not null) then 'lapsed'
      else 'waiting' end
    from (values (1)) always left join lateral (
      select v.verdict, r.number from verifications v join reports r on r.id = v.report_id
      where v.commitment_id = commitment and v.place = '' and v.verified_at >= since
        and r.number >= (select d.number from reports d where d.id = report)
      order by v.verified_at desc, r.number desc, v.number desc limit 1) found on true $$;

-- What counts at each place of these commitments on a day, and whether a unit has accepted to answer there. Whoever sees a commitment sees
-- its light, which is worked out from all parts, also by the unit of one of them when it reports.
create function app_values_of(commitments_asked uuid[], day date) returns table (
    commitment_id uuid, place text, value double precision, checked boolean, value_as_of date, accepted boolean)
  language plpgsql stable security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  seen uuid[] := array(select c.id from commitments c where c.id = any(commitments_asked));
begin
  perform set_config('app.grants', 'system', true);
  return query
    with said as (
      select distinct on (r.commitment_id, r.place) r.commitment_id, r.place, coalesce(a.value, v.value, r.value) as value,
        coalesce(a.value, v.value) is not null as checked, r.as_of
      from reports r
        left join lateral (select f.verdict, f.value from verifications f where f.report_id = r.id and f.verified_on <= day
          order by f.number desc limit 1) v on true
        left join lateral (select f.value from adoptions f where f.report_id = r.id and (f.adopted_at at time zone 'Asia/Shanghai')::date <= day
          order by f.number desc limit 1) a on true
      where r.commitment_id = any(seen) and r.reported_on <= day and r.value is not null and (v.verdict is distinct from 'doubted' or a.value is not null)
      order by r.commitment_id, r.place, r.number desc
    ), taken as (
      select distinct d.commitment_id, d.place from dispatches d join dispatch_facts f on f.dispatch_id = d.id
      where d.commitment_id = any(seen) and f.kind = 'accepted' and f.said_on <= day
        and not exists (select from dispatch_facts e where e.dispatch_id = d.id and e.kind in ('recalled', 'reassigned') and e.said_on <= day)
    )
    select coalesce(s.commitment_id, t.commitment_id), coalesce(s.place, t.place), s.value, coalesce(s.checked, false), s.as_of, t.place is not null
    from said s full join taken t on t.commitment_id = s.commitment_id and t.place = s.place;
  perform set_config('app.grants', held, true);
end
$$;
revoke all on function app_values_of from public;
grant execute on function app_values_of to chengshi_app;

-- Keeps from when a commitment lags, in the transaction that said something about it; whoever may not see it changes nothing.
create function app_keep_ways(commitment uuid, behind date, far_behind date, day date) returns void
  language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  seen boolean := exists (select from commitments c where c.id = commitment);
begin
  if not seen then raise insufficient_privilege; end if;
  perform set_config('app.grants', 'system', true);
  update commitments set behind_on = behind, far_behind_on = far_behind, ways_on = day where id = commitment;
  perform set_config('app.grants', held, true);
end
$$;
revoke all on function app_keep_ways from public;
grant execute on function app_keep_ways to chengshi_app;
