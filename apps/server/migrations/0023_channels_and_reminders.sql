-- Messages beyond the product: by e-mail to whoever chose it, by webhook to a unit's or office's robot. And reminders: one digest a day, silent
-- units named to the office above, requests for figures that ask for nothing twice.

-- How one person wants to be told; in the product always.
create table message_choices (
  person_id uuid primary key references people,
  mail text not null check (mail in ('none', 'digest', 'each')),
  address text,
  language text not null check (language in ('zh-CN', 'en')),
  chosen_at timestamptz not null,
  check (mail = 'none' or address is not null)
);

-- The robot of a unit or of a region's office. The address holds the robot's token: only administrators see that there is one, nobody reads it back.
create table webhooks (
  id uuid primary key,
  unit_id uuid references units,
  region_id uuid references regions,
  region_path text collate "C" not null,
  name text not null,
  format text not null check (format in ('dingtalk', 'wecom', 'generic')),
  url text not null,
  secret text,
  added_by uuid not null references people,
  added_name text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  check (num_nonnulls(unit_id, region_id) = 1)
);
create index webhooks_unit on webhooks (unit_id) where removed_at is null;
create index webhooks_region on webhooks (region_id) where removed_at is null;

-- What is to leave the product, written in the transaction that sends the message, so that neither is there without the other.
create table deliveries (
  id uuid primary key,
  message_id uuid not null references messages,
  -- of the message: administrators see what kind could not be handed over, not what it says
  kind text not null,
  person_id uuid references people,
  webhook_id uuid references webhooks,
  region_path text collate "C" not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead')),
  attempts integer not null default 0,
  -- not tried before; while it is being tried, when another server may take it up
  next_at timestamptz not null,
  error text,
  made_at timestamptz not null,
  settled_at timestamptz,
  check (num_nonnulls(person_id, webhook_id) = 1)
);
create index deliveries_due on deliveries (next_at) where state = 'waiting';
create index deliveries_dead on deliveries (settled_at desc, id desc) where state = 'dead';

-- Facts: a unit owed something and said nothing until the clock ran out. Whether it still is silent is seen from what it said since.
create table silences (
  id uuid primary key,
  dispatch_id uuid not null references dispatches,
  commitment_id uuid not null references commitments,
  unit_id uuid not null references units,
  region_path text collate "C" not null,
  owed text not null check (owed in ('acceptance', 'report')),
  due_on date not null,
  term_days integer not null,
  noticed_on date not null,
  noticed_at timestamptz not null,
  unique (dispatch_id, owed, due_on)
);
create index silences_newest on silences (noticed_on desc, id desc);

-- Facts: after how many working days a unit counts as silent in a region; the last number counts, 3 where nothing was said.
create table silence_terms (
  region_id uuid not null references regions,
  number integer not null,
  region_path text collate "C" not null,
  days integer not null check (days between 1 and 30),
  set_by uuid not null references people,
  set_name text not null,
  set_at timestamptz not null,
  primary key (region_id, number)
);

-- One run of the daily reminders, on each working day once, whichever server comes first.
create table reminder_runs (
  on_date date primary key,
  ran_at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['message_choices', 'webhooks', 'deliveries', 'silences', 'silence_terms', 'reminder_runs']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end
$$;

create policy read on message_choices for select using (person_id = app_person() or app_is_system());
create policy choose on message_choices for insert with check (person_id = app_person());
create policy change on message_choices for update using (person_id = app_person());

create policy read on webhooks for select using (app_covers_as('administrator', region_path));
create policy add on webhooks for insert with check (app_covers_as('administrator', region_path) and added_by = app_person()
  and (exists (select from units u where u.id = unit_id and u.region_path = webhooks.region_path)
    or exists (select from regions r where r.id = region_id and r.path = webhooks.region_path)));
create policy remove on webhooks for update using (app_covers_as('administrator', region_path));

create policy read on deliveries for select using (app_covers_as('administrator', region_path));
create policy follow on deliveries for update using (app_covers_as('administrator', region_path));

-- Seen by the office and those who lead or inspect the region, and by the unit itself.
create policy read on silences for select using (app_covers_as('office', region_path) or app_covers_as('leader', region_path)
  or app_covers_as('inspector', region_path) or app_holds_unit('liaison', unit_id));
create policy add on silences for insert with check (app_is_system());
create policy read on silence_terms for select using (app_signed_in());
create policy add on silence_terms for insert with check (app_covers_as('office', region_path) and set_by = app_person()
  and exists (select from regions r where r.id = region_id and r.path = silence_terms.region_path));
create policy read on reminder_runs for select using (app_signed_in());
create policy add on reminder_runs for insert with check (app_is_system());

-- As before, and what leaves the product is written down with it. A quiet message has no copies: it goes to the robots alone.
create or replace function app_send_message(message jsonb) returns integer language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  one messages := jsonb_populate_record(null::messages, message);
  quiet constant boolean := coalesce((message ->> 'quiet')::boolean, false);
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
    select one.id, a, one.sent_at from app_addressees(one.unit_id, one.region_id, one.person_id) a
    where not quiet and a is distinct from one.sent_by;
  get diagnostics copies = row_count;
  insert into deliveries (id, message_id, kind, person_id, region_path, next_at, made_at)
    select gen_random_uuid(), one.id, one.kind, c.person_id, p.region_path, one.sent_at, one.sent_at
    from message_copies c join message_choices o on o.person_id = c.person_id join people p on p.id = c.person_id
    where c.message_id = one.id and (o.mail = 'each' or o.mail = 'digest' and one.kind = 'digest');
  insert into deliveries (id, message_id, kind, webhook_id, region_path, next_at, made_at)
    select gen_random_uuid(), one.id, one.kind, w.id, w.region_path, one.sent_at, one.sent_at
    from webhooks w where w.removed_at is null and (w.unit_id = one.unit_id or w.region_id = one.region_id);
  perform set_config('app.grants', held, true);
  return copies;
end
$$;

grant select, insert, update on message_choices to chengshi_app;
grant select, insert on webhooks, silences, silence_terms, reminder_runs to chengshi_app;
grant update (removed_at) on webhooks to chengshi_app;
grant select on deliveries to chengshi_app;
grant update (state, attempts, next_at, error, settled_at) on deliveries to chengshi_app;
