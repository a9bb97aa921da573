-- The ground: roles of the database, who acts, regions, units, posts, people, calendar, ledger, retries.
-- Table names are unqualified so that a city can be a schema of its own.

do $$
begin
  -- Two database roles that own nothing: the application's, and the identity library's (sign-in secrets stay out of the application's reach).
  if not exists (select from pg_roles where rolname = 'chengshi_app') then
    create role chengshi_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'chengshi_auth') then
    create role chengshi_auth nologin;
  end if;
  -- An owner who is no superuser must be a member to connect in the name of these roles.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant chengshi_app, chengshi_auth to %I', current_user);
  end if;
end
$$;

create schema if not exists auth;
grant usage on schema auth to chengshi_auth;
alter default privileges in schema auth grant select, insert, update, delete on tables to chengshi_auth;
alter default privileges in schema auth grant usage, select on sequences to chengshi_auth;
-- Wrong passwords per user name, whether or not there is such an account: the lock must not tell which names exist.
create table auth.sign_in_failures (
  user_name text primary key,
  failures integer not null,
  locked_until timestamptz
);

do $$ begin execute format('grant usage on schema %I to chengshi_app', current_schema()); end $$;

-- Who acts. The server sets these in the round trip that begins a transaction:
--   app.person  id of the person            app.places  paths of the regions in which the person works as staff
--   app.grants  role:path of each region role; 'system' alone for the product itself
create function app_person() returns uuid language sql stable
  as $$ select nullif(current_setting('app.person', true), '')::uuid $$;

create function app_is_system() returns boolean language sql stable
  as $$ select coalesce(current_setting('app.grants', true), '') = 'system' $$;

create function app_signed_in() returns boolean language sql stable
  as $$ select app_person() is not null or app_is_system() $$;

-- The actor holds this role over this region or one above it.
create function app_covers_as(role text, path text) returns boolean language sql stable
  as $$ select app_is_system() or exists (
    select from unnest(string_to_array(coalesce(current_setting('app.grants', true), ''), ',')) held
    where held <> '' and starts_with(role || ':' || path, held)) $$;

-- The actor holds this role somewhere.
create function app_holds(role text) returns boolean language sql stable
  as $$ select app_is_system() or exists (
    select from unnest(string_to_array(coalesce(current_setting('app.grants', true), ''), ',')) held
    where starts_with(held, role || ':')) $$;

-- The actor holds any role over this region or one above it.
create function app_covers(path text) returns boolean language sql stable
  as $$ select app_is_system() or exists (
    select from unnest(string_to_array(coalesce(current_setting('app.grants', true), ''), ',')) held
    where held <> '' and starts_with(path, split_part(held, ':', 2))) $$;

-- The actor works in this region or in one below it: orders of this region reach the actor.
create function app_reached_by(path text) returns boolean language sql stable
  as $$ select app_is_system() or exists (
    select from unnest(string_to_array(coalesce(current_setting('app.places', true), ''), ',')) place
    where place <> '' and starts_with(place, path)) $$;

create table regions (
  id uuid primary key,
  code text not null unique,
  code_kind text not null check (code_kind in ('gbt2260', 'gbt10114', 'own')),
  name text not null,
  name_en text,
  level text not null check (level in ('province', 'city', 'county', 'town', 'village', 'park')),
  parent_id uuid references regions,
  -- /379900/379902/379902001/ : a prefix scan gives the subtree
  path text collate "C" not null unique check (path like '/%/'),
  created_at timestamptz not null
);
create index regions_parent on regions (parent_id, code);

create table units (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  parent_id uuid references units,
  name text not null,
  short_name text,
  kind text not null check (kind in ('party', 'government', 'department', 'park', 'enterprise', 'other')),
  created_at timestamptz not null,
  unique (region_id, name)
);
create index units_region_path on units (region_path, name, id);

create table unit_aliases (
  unit_id uuid not null references units,
  region_path text collate "C" not null,
  alias text not null,
  primary key (unit_id, alias)
);

create table posts (
  id uuid primary key,
  unit_id uuid not null references units,
  region_path text collate "C" not null,
  title text not null,
  rank integer not null,
  created_at timestamptz not null,
  unique (unit_id, title)
);

create table people (
  id uuid primary key,
  name text not null,
  -- region of the first post: decides who may see the person
  region_path text collate "C" not null,
  -- the account in schema auth; null for people who do not sign in
  user_id text unique,
  user_name text unique,
  created_at timestamptz not null
);
create index people_region_path on people (region_path, id);

-- Who held which post when; a row is closed by `until`, never removed.
create table holdings (
  id uuid primary key,
  post_id uuid not null references posts,
  person_id uuid not null references people,
  region_path text collate "C" not null,
  since date not null,
  until date check (until >= since)
);
create unique index holdings_once on holdings (post_id, person_id) where until is null;
create index holdings_person on holdings (person_id);

-- A role for the subtree of a region, or for one unit. Taken back by `revoked_at`, never removed.
create table role_grants (
  id uuid primary key,
  person_id uuid not null references people,
  role text not null check (role in ('administrator', 'security', 'auditor', 'office', 'leader', 'liaison', 'township', 'inspector', 'enterprise')),
  region_id uuid references regions,
  unit_id uuid references units,
  region_path text collate "C" not null,
  granted_at timestamptz not null,
  granted_by uuid references people,
  revoked_at timestamptz,
  check (num_nonnulls(region_id, unit_id) = 1)
);
create unique index role_grants_once on role_grants (person_id, role, coalesce(region_id, unit_id)) where revoked_at is null;
create index role_grants_person on role_grants (person_id) where revoked_at is null;

-- Years that an administrator entered because the product's own data does not know them yet.
create table calendar_years (
  year integer primary key check (year between 2000 and 2100),
  entered_by uuid references people,
  entered_at timestamptz not null
);
create table calendar_days (
  year integer not null references calendar_years on delete cascade,
  date date primary key,
  working boolean not null,
  name text not null
);

-- Every change: written in the transaction that makes it. No one may update or delete.
create table ledger (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  region_path text collate "C" not null,
  before_digest text,
  after_digest text
);
create index ledger_subject on ledger (subject_kind, subject_id, seq);

-- Answers to creates that carried an Idempotency-Key: a retry gets the same answer.
create table idempotency_keys (
  person_id uuid not null,
  key text not null,
  route text not null,
  request_digest text not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (person_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- Facts about this installation: which demonstration city was loaded, and when.
create table installation (
  key text primary key,
  value jsonb not null
);

-- Access: deny unless a policy allows, for the owner too.
do $$
declare t text;
begin
  foreach t in array array['regions', 'units', 'unit_aliases', 'posts', 'people', 'holdings', 'role_grants', 'calendar_years',
    'calendar_days', 'ledger', 'idempotency_keys', 'installation']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end
$$;

create policy read on regions for select using (app_signed_in());
create policy add on regions for insert with check (app_covers_as('administrator', path));
create policy change on regions for update using (app_covers_as('administrator', path));

create policy read on units for select using (app_signed_in());
create policy add on units for insert with check (app_covers_as('administrator', region_path));
create policy change on units for update using (app_covers_as('administrator', region_path));

create policy read on unit_aliases for select using (app_signed_in());
create policy add on unit_aliases for insert with check (app_covers_as('administrator', region_path));
create policy remove on unit_aliases for delete using (app_covers_as('administrator', region_path));

create policy read on posts for select using (app_signed_in());
create policy add on posts for insert with check (app_covers_as('administrator', region_path));

create policy read on people for select using (id = app_person() or app_covers(region_path));
create policy add on people for insert with check (app_covers_as('administrator', region_path));
create policy change on people for update using (app_covers_as('administrator', region_path));

create policy read on holdings for select using (person_id = app_person() or app_covers(region_path));
create policy add on holdings for insert with check (app_covers_as('administrator', region_path));
create policy change on holdings for update using (app_covers_as('administrator', region_path));

create policy read on role_grants for select using (person_id = app_person() or app_covers_as('security', region_path) or app_covers_as('administrator', region_path));
create policy add on role_grants for insert with check (app_covers_as('security', region_path));
create policy change on role_grants for update using (app_covers_as('security', region_path));

create policy read on calendar_years for select using (app_signed_in());
create policy write on calendar_years for all using (app_holds('administrator'));
create policy read on calendar_days for select using (app_signed_in());
create policy write on calendar_days for all using (app_holds('administrator'));

create policy read on ledger for select using (app_covers_as('auditor', region_path));
create policy add on ledger for insert with check (app_is_system() or actor_id = app_person());

create policy own on idempotency_keys for all using (person_id = app_person() or app_is_system());

create policy read on installation for select using (true);
create policy write on installation for all using (app_is_system());

grant select, insert, update on regions, units, people, holdings, role_grants, installation to chengshi_app;
grant select, insert on posts, ledger to chengshi_app;
grant select, insert, delete on unit_aliases to chengshi_app;
grant select, insert, update, delete on calendar_years, calendar_days, idempotency_keys to chengshi_app;
