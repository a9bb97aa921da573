-- The table of commitments answers at once, also at 200,000 rows: who may read is worked out once per statement instead of once per
-- row, what the table is ordered by and counted by has an index, and words that are common are not collected before the first page is.

-- Paths of the regions whose subtree the actor holds under any role.
create function app_held_paths() returns text[] language sql stable
  as $$ select coalesce(array_agg(distinct split_part(held, ':', 2)), '{}')
        from unnest(string_to_array(coalesce(current_setting('app.grants', true), ''), ',')) held
        where held <> '' and held <> 'system' $$;

-- Paths of the regions in which the actor works, and of all above them: their orders reach the actor.
create function app_reaching_paths() returns text[] language sql stable
  as $$ select coalesce(array_agg(distinct left(place, n)), '{}')
        from unnest(string_to_array(coalesce(current_setting('app.places', true), ''), ',')) place,
          generate_series(1, char_length(place)) n
        where substr(place, n, 1) = '/' $$;

-- The same rule as app_covers(region_path) or app_reached_by(region_path), a hundred times quicker over many rows.
do $$
declare t text;
begin
  foreach t in array array['campaigns', 'fronts', 'commitments', 'acceptances', 'commitment_changes']
  loop
    execute format('drop policy read on %I', t);
    execute format('create policy read on %I for select using ((select app_is_system())
      or region_path ^@ any ((select app_held_paths())::text[])
      or region_path = any ((select app_reaching_paths())::text[]))', t);
  end loop;
end
$$;

alter table commitments
  -- what the last fact in `acceptances` says, kept with it by the trigger below
  add column accepted_on date,
  add column lead text collate "C" generated always as (left(owner -> 'lead' ->> 0, 100)) stored,
  -- every leading and supporting unit, for search
  add column owner_words text generated always as ((owner -> 'lead')::text || (owner -> 'support')::text) stored;

select set_config('app.grants', 'system', true);
update commitments c set accepted_on = (select case when a.kind = 'accepted' then a.accepted_on end
  from acceptances a where a.commitment_id = c.id order by a.number desc limit 1)
where exists (select from acceptances a where a.commitment_id = c.id);
select set_config('app.grants', '', true);

create function keep_accepted_on() returns trigger language plpgsql set search_path from current as $$
begin
  update commitments set accepted_on = new.accepted_on where id = new.commitment_id;
  return null;
end
$$;
create trigger accepted after insert on acceptances for each row execute function keep_accepted_on();
grant update (accepted_on) on commitments to chengshi_app;

drop index commitments_due;
create index commitments_text on commitments (campaign_id desc, ordinal) where kind <> 'group';
create index commitments_due on commitments (due_on, id) where kind <> 'group';
create index commitments_open on commitments (due_on, id) where kind <> 'group' and accepted_on is null;
create index commitments_accepted on commitments (accepted_on, id) where kind <> 'group' and accepted_on is not null;
create index commitments_code on commitments ((code collate "C"), id) where kind <> 'group';
create index commitments_title on commitments ((left(title, 100) collate "C"), id) where kind <> 'group';
create index commitments_lead on commitments (lead, id) where kind <> 'group';
create index commitments_changed on commitments (campaign_id desc, ordinal) where kind <> 'group' and revision > 1;
create index commitments_region on commitments (region_path, campaign_id desc, ordinal) where kind <> 'group';
create index commitments_owner_words on commitments using gin (bigrams(owner_words));
-- Everything that groups and their lights are counted from, read without the rows themselves.
create index commitments_counts on commitments (front_id, lead, accepted_on, due_on) include (region_path) where kind <> 'group';

-- The first so many that hold the words. More than that are too common to collect: whoever asks goes through the rows in order instead.
create function search_commitments(words text, most integer) returns setof uuid language sql stable security definer set search_path from current
  as $$ select id from commitments
        where bigrams(title || chr(10) || quote) @> word_bigrams(words)
          and position(words in title || chr(10) || quote) > 0
          and ((select app_is_system()) or region_path ^@ any ((select app_held_paths())::text[])
            or region_path = any ((select app_reaching_paths())::text[]))
        limit most $$;
create function search_owned(words text, most integer) returns setof uuid language sql stable security definer set search_path from current
  as $$ select id from commitments
        where bigrams(owner_words) @> word_bigrams(words)
          and position(words in owner_words) > 0
          and ((select app_is_system()) or region_path ^@ any ((select app_held_paths())::text[])
            or region_path = any ((select app_reaching_paths())::text[]))
        limit most $$;
revoke all on function search_commitments(text, integer), search_owned from public;
grant execute on function search_commitments(text, integer), search_owned to chengshi_app;
drop function search_commitments(text);

-- Saved views of the table: what somebody filters, orders, groups and shows, under a name; for oneself, or for the region where one works.
create table views (
  id uuid primary key,
  owner_id uuid not null references people,
  owner_name text not null,
  region_path text collate "C" not null,
  name text not null,
  shared boolean not null,
  content jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (owner_id, name)
);
create index views_shared on views (region_path, name, id) where shared;

-- The view that the table opens with, for each person at most one.
create table default_views (
  person_id uuid primary key references people,
  view_id uuid not null references views on delete cascade,
  chosen_at timestamptz not null
);
create index default_views_view on default_views (view_id);

alter table views enable row level security;
alter table views force row level security;
create policy read on views for select using (owner_id = app_person() or app_is_system()
  or shared and (app_covers(region_path) or app_reached_by(region_path)));
create policy add on views for insert with check (owner_id = app_person() and (app_covers(region_path) or app_reached_by(region_path))
  and exists (select from regions r where r.path = views.region_path));
create policy change on views for update using (owner_id = app_person()) with check (owner_id = app_person());
create policy remove on views for delete using (owner_id = app_person());
grant select, insert, delete on views to chengshi_app;
grant update (name, shared, content, changed_at) on views to chengshi_app;

alter table default_views enable row level security;
alter table default_views force row level security;
create policy own on default_views for all using (person_id = app_person())
  with check (person_id = app_person() and exists (select from views v where v.id = view_id));
grant select, insert, update, delete on default_views to chengshi_app;
