-- Commitments are dispatched to the unit that answers for them: it accepts within a clock in working days and says who does what, or objects
-- with a reason, and the office decides.

-- A unit's liaison says who in the unit answers, and so sees who holds its posts.
drop policy read on holdings;
create policy read on holdings for select using (person_id = app_person() or app_covers(region_path)
  or (select coalesce(current_setting('app.units', true), '') <> '')
    and exists (select from posts p where p.id = post_id and app_holds_unit('liaison', p.unit_id)));
-- Asked apart from the policies of holdings, which ask about people themselves.
create function app_colleague(person uuid) returns boolean language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  units text[] := string_to_array(coalesce(current_setting('app.units', true), ''), ',');
  found_one boolean;
begin
  perform set_config('app.grants', 'system', true);
  found_one := exists (select from holdings h join posts p on p.id = h.post_id
    where h.person_id = person and h.until is null and 'liaison:' || p.unit_id = any(units));
  perform set_config('app.grants', held, true);
  return found_one;
end
$$;
revoke all on function app_colleague from public;
grant execute on function app_colleague to chengshi_app;
drop policy read on people;
create policy read on people for select using (id = app_person() or app_covers(region_path)
  or (select coalesce(current_setting('app.units', true), '') <> '') and app_colleague(id));

-- Facts: who was told to answer for a commitment. One is in force at a time; the last number of a commitment is the newest.
create table dispatches (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  number integer not null,
  unit_id uuid not null references units,
  note text,
  -- working days that the unit has for its answer
  term_days integer not null check (term_days between 1 and 15),
  sent_by uuid not null references people,
  sent_name text not null,
  sent_at timestamptz not null,
  sent_on date not null,
  -- What the last fact about it says, kept by the trigger below: until when whose answer is due, and how that was counted.
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'objected', 'ended')),
  facts integer not null default 0,
  due_on date not null,
  counted text not null check (counted in ('working', 'weekdays')),
  unique (commitment_id, number)
);
create unique index dispatches_in_force on dispatches (commitment_id) where state <> 'ended';
create index dispatches_state on dispatches (state, due_on, id) where state <> 'ended';
create index dispatches_unit on dispatches (unit_id, state, due_on, id);

create table dispatch_supports (
  dispatch_id uuid not null references dispatches,
  unit_id uuid not null references units,
  region_path text collate "C" not null,
  primary key (dispatch_id, unit_id)
);
create index dispatch_supports_unit on dispatch_supports (unit_id);

create table dispatch_facts (
  dispatch_id uuid not null references dispatches,
  number integer not null,
  region_path text collate "C" not null,
  unit_id uuid not null references units,
  kind text not null check (kind in ('accepted', 'objected', 'upheld', 'clarified', 'reassigned', 'recalled')),
  reason text check (reason in ('wrong-unit', 'impossible', 'unclear')),
  words text,
  suggested_id uuid references units,
  -- until when the other side has to answer
  due_on date,
  counted text check (counted in ('working', 'weekdays')),
  said_by uuid not null references people,
  said_name text not null,
  said_at timestamptz not null,
  said_on date not null,
  primary key (dispatch_id, number),
  check ((kind = 'objected') = (reason is not null)),
  check (suggested_id is null or kind = 'objected'),
  check ((kind in ('objected', 'upheld', 'clarified')) = (due_on is not null and counted is not null)),
  check (words is not null or kind in ('accepted', 'reassigned'))
);

-- Who in the answering unit does what: 承办, and the three duties of its leaders. Given as a whole; the last number of a dispatch counts.
create table duties (
  id uuid primary key,
  dispatch_id uuid not null references dispatches,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  unit_id uuid not null references units,
  number integer not null,
  duty text not null check (duty in ('handler', 'overall', 'charge', 'assist')),
  ordinal integer not null,
  person_id uuid not null references people,
  post_id uuid not null references posts,
  -- as they were called then, also for those who may not see the person
  person_name text not null,
  post_title text not null,
  set_by uuid not null references people,
  set_name text not null,
  set_at timestamptz not null,
  unique (dispatch_id, number, duty, ordinal),
  unique (dispatch_id, number, duty, person_id)
);
create index duties_person on duties (person_id, dispatch_id);
create index duties_post on duties (post_id, dispatch_id);

do $$
declare t text;
begin
  foreach t in array array['dispatches', 'dispatch_supports', 'dispatch_facts', 'duties']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy read on %I for select using ((select app_is_system())
      or region_path ^@ any ((select app_held_paths())::text[])
      or region_path = any ((select app_reaching_paths())::text[]))', t);
  end loop;
end
$$;

create policy add on dispatches for insert with check (app_covers_as('office', region_path) and state = 'waiting' and facts = 0
  and (sent_by = app_person() or app_is_system())
  and exists (select from commitments c where c.id = commitment_id and c.region_path = dispatches.region_path
    and c.kind <> 'group' and c.withdrawn_on is null)
  and exists (select from units u where u.id = unit_id and u.closed_on is null and starts_with(u.region_path, dispatches.region_path)));
-- Only facts move a dispatch.
create policy follow on dispatches for update using (app_is_system());
create policy add on dispatch_supports for insert with check (app_covers_as('office', region_path)
  and exists (select from dispatches d where d.id = dispatch_id and d.region_path = dispatch_supports.region_path and d.unit_id <> dispatch_supports.unit_id));
create policy add on dispatch_facts for insert with check ((said_by = app_person() or app_is_system())
  and exists (select from dispatches d where d.id = dispatch_id and d.region_path = dispatch_facts.region_path and d.unit_id = dispatch_facts.unit_id
    and d.facts + 1 = dispatch_facts.number)
  and case when kind in ('accepted', 'objected') then app_holds_unit('liaison', unit_id) else app_covers_as('office', region_path) end);
create policy add on duties for insert with check ((set_by = app_person() or app_is_system()) and app_holds_unit('liaison', unit_id)
  and exists (select from dispatches d where d.id = dispatch_id and d.commitment_id = duties.commitment_id and d.region_path = duties.region_path
    and d.unit_id = duties.unit_id and d.state in ('waiting', 'accepted'))
  and exists (select from holdings h join posts p on p.id = h.post_id
    where p.id = post_id and p.unit_id = duties.unit_id and h.person_id = duties.person_id and h.until is null));

-- Each fact follows from the one before it, and the dispatch says what the last one says.
create function keep_dispatch() returns trigger language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  before text;
begin
  perform set_config('app.grants', 'system', true);
  select state into before from dispatches where id = new.dispatch_id and facts = new.number - 1 for update;
  if before is null or not (case new.kind
      when 'accepted' then before = 'waiting'
      when 'objected' then before = 'waiting'
        and not exists (select from dispatch_facts f where f.dispatch_id = new.dispatch_id and f.kind = 'upheld')
      when 'recalled' then before in ('waiting', 'objected', 'accepted')
      else before = 'objected' end) then
    raise exception 'a dispatch that is % cannot be %', before, new.kind using errcode = 'restrict_violation';
  end if;
  update dispatches set facts = new.number, due_on = coalesce(new.due_on, due_on), counted = coalesce(new.counted, counted),
    state = case new.kind when 'accepted' then 'accepted' when 'objected' then 'objected' when 'upheld' then 'waiting' when 'clarified' then 'waiting'
      else 'ended' end
  where id = new.dispatch_id;
  perform set_config('app.grants', held, true);
  return null;
end
$$;
create trigger moved after insert on dispatch_facts for each row execute function keep_dispatch();

grant select, insert on dispatches, dispatch_supports, dispatch_facts, duties to chengshi_app;
