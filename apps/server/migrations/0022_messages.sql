-- Messages: what somebody is to know or to do. A message is addressed to the liaisons of a unit, to the office of a region or to one person;
-- everybody who is that at the moment gets a copy, and only his copy says whether he has read it.
create table messages (
  id uuid primary key,
  kind text not null,
  unit_id uuid references units,
  region_id uuid references regions,
  person_id uuid references people,
  -- where the addressee is
  region_path text collate "C" not null,
  commitment_id uuid references commitments,
  -- what the sentence is filled with; the sentence itself is the contract's, in the language of whoever reads it
  "values" jsonb not null,
  -- null: the product itself
  sent_by uuid references people,
  sent_name text,
  sent_at timestamptz not null,
  sent_on date not null,
  check (num_nonnulls(unit_id, region_id, person_id) = 1),
  check ((sent_by is null) = (sent_name is null))
);
create index messages_newest on messages (sent_at, id);
-- One digest a day, whatever happens: a second run finds this one.
create unique index messages_digest on messages (person_id, sent_on) where kind = 'digest';

create table message_copies (
  message_id uuid not null references messages,
  person_id uuid not null references people,
  sent_at timestamptz not null,
  read_at timestamptz,
  primary key (message_id, person_id)
);
create index message_copies_person on message_copies (person_id, sent_at desc, message_id desc);
create index message_copies_unread on message_copies (person_id) where read_at is null;

do $$
declare t text;
begin
  foreach t in array array['messages', 'message_copies']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end
$$;

create policy read on message_copies for select using (person_id = app_person() or app_is_system());
create policy mark on message_copies for update using (person_id = app_person());
create policy read on messages for select using (app_is_system()
  or exists (select from message_copies c where c.message_id = id and c.person_id = app_person()));

-- Who a message for a unit or an office reaches now. A unit of a town is reached through the town's own cadre too; an office that nobody
-- holds is the next one above.
create function app_addressees(unit uuid, region uuid, person uuid) returns setof uuid
  language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  place text;
begin
  perform set_config('app.grants', 'system', true);
  if person is not null then
    return next person;
  elsif unit is not null then
    return query select distinct g.person_id from units u join role_grants g
      on g.role = 'liaison' and g.unit_id = u.id or g.role = 'township' and g.region_path = u.region_path
      where u.id = unit and g.revoked_at is null;
  else
    select g.region_path into place from regions r join role_grants g on g.role = 'office' and g.region_id is not null and starts_with(r.path, g.region_path)
      where r.id = region and g.revoked_at is null order by length(g.region_path) desc limit 1;
    return query select distinct g.person_id from role_grants g
      where g.role = 'office' and g.region_id is not null and g.region_path = place and g.revoked_at is null;
  end if;
  perform set_config('app.grants', held, true);
end
$$;

-- The only way to send: in the own name, to where the sender's work reaches. The sender gets no copy of his own.
create function app_send_message(message jsonb) returns integer language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  one messages := jsonb_populate_record(null::messages, message);
  copies integer;
begin
  select coalesce(u.region_path, r.path, p.region_path) into one.region_path from (values (1)) always
    left join units u on u.id = one.unit_id left join regions r on r.id = one.region_id left join people p on p.id = one.person_id;
  if not (app_is_system() and one.sent_by is null)
    and not (one.sent_by = app_person() and (app_covers(one.region_path) or app_reached_by(one.region_path))) then
    raise insufficient_privilege;
  end if;
  perform set_config('app.grants', 'system', true);
  insert into messages select one.*;
  insert into message_copies (message_id, person_id, sent_at)
    select one.id, a, one.sent_at from app_addressees(one.unit_id, one.region_id, one.person_id) a where a is distinct from one.sent_by;
  get diagnostics copies = row_count;
  perform set_config('app.grants', held, true);
  return copies;
end
$$;
revoke all on function app_addressees, app_send_message from public;
grant execute on function app_send_message to chengshi_app;

grant select on messages to chengshi_app;
grant select on message_copies to chengshi_app;
grant update (read_at) on message_copies to chengshi_app;
