-- Pledges (军令状): drawn up by the office from commitments of one unit, signed on line by one person of it, sealed, never edited; another one takes
-- its place. To towns and villages none is drawn up, and none without the number of the document that approves it (docs/decisions/0022).

create table pledges (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  year integer not null,
  number integer not null,
  -- what people quote: 2026-J003
  code text not null,
  unit_id uuid not null references units,
  person_id uuid not null references people,
  title text not null,
  approval_number text not null check (approval_number ~ '^\S{2,20}〔(19|20)[0-9]{2}〕[1-9][0-9]{0,4}号$'),
  -- the whole of what is signed, and SHA-256 over its canonical JSON
  content jsonb not null,
  content_digest text not null,
  supersedes uuid references pledges,
  drawn_by uuid not null references people,
  drawn_name text not null,
  drawn_at timestamptz not null,
  drawn_on date not null,
  -- what the facts below say, kept by their triggers
  state text not null default 'drawn' check (state in ('drawn', 'signed', 'withdrawn', 'superseded')),
  unique (region_id, year, number)
);
create index pledges_newest on pledges (drawn_at desc, id desc);
create index pledges_unit on pledges (unit_id, state);
create index pledges_person on pledges (person_id, state);
-- One follower of a pledge is in hand or in force at a time.
create unique index pledges_follower on pledges (supersedes) where supersedes is not null and state <> 'withdrawn';

create table pledge_commitments (
  pledge_id uuid not null references pledges,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  ordinal integer not null,
  -- as it was pledged: a later revision is another promise
  revision integer not null,
  primary key (pledge_id, commitment_id)
);
create index pledge_commitments_commitment on pledge_commitments (commitment_id);

create table pledge_signatures (
  pledge_id uuid primary key references pledges,
  region_path text collate "C" not null,
  signed_by uuid not null references people,
  signed_name text not null,
  signed_at timestamptz not null,
  signed_on date not null,
  -- SHA-256 of the official form as a file, in the file store
  file_digest text not null,
  -- SHA-256 over content, file, signer and time
  seal text not null
);
create table pledge_withdrawals (
  pledge_id uuid primary key references pledges,
  region_path text collate "C" not null,
  words text not null,
  withdrawn_by uuid not null references people,
  withdrawn_name text not null,
  withdrawn_at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['pledges', 'pledge_commitments', 'pledge_signatures', 'pledge_withdrawals']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['pledge_commitments', 'pledge_signatures', 'pledge_withdrawals']
  loop
    execute format('create policy read on %I for select using (exists (select from pledges p where p.id = pledge_id))', t);
  end loop;
end
$$;

create policy read on pledges for select using (app_covers_as('office', region_path) or app_covers_as('leader', region_path)
  or app_covers_as('inspector', region_path) or person_id = app_person() or app_holds_unit('liaison', unit_id));
create policy add on pledges for insert with check (state = 'drawn' and app_covers_as('office', region_path)
  and (drawn_by = app_person() or app_is_system())
  and exists (select from regions r where r.id = region_id and r.path = pledges.region_path)
  and exists (select from units u join regions r on r.id = u.region_id where u.id = unit_id and u.closed_on is null
    and starts_with(u.region_path, pledges.region_path) and r.level not in ('town', 'village'))
  and (supersedes is null or exists (select from pledges p where p.id = pledges.supersedes and p.unit_id = pledges.unit_id
    and p.region_path = pledges.region_path and p.state = 'signed')));
-- Only facts move a pledge.
create policy follow on pledges for update using (app_is_system());

create policy add on pledge_commitments for insert with check (app_covers_as('office', region_path)
  and exists (select from pledges p where p.id = pledge_id and p.region_path = pledge_commitments.region_path and p.state = 'drawn'
    and app_answers_for(commitment_id, p.unit_id))
  and exists (select from commitments c where c.id = commitment_id and c.region_path = pledge_commitments.region_path and c.kind <> 'group'
    and c.withdrawn_on is null and c.revision = pledge_commitments.revision));
create policy add on pledge_signatures for insert with check ((signed_by = app_person() or app_is_system())
  and exists (select from pledges p where p.id = pledge_id and p.region_path = pledge_signatures.region_path and p.person_id = signed_by));
create policy add on pledge_withdrawals for insert with check (app_covers_as('office', region_path)
  and (withdrawn_by = app_person() or app_is_system())
  and exists (select from pledges p where p.id = pledge_id and p.region_path = pledge_withdrawals.region_path));

create function keep_pledge() returns trigger language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  becomes constant text := case tg_table_name when 'pledge_signatures' then 'signed' else 'withdrawn' end;
begin
  perform set_config('app.grants', 'system', true);
  update pledges set state = becomes where id = new.pledge_id and state = 'drawn';
  if not found then
    raise exception 'pledge % is settled already', new.pledge_id using errcode = 'restrict_violation';
  end if;
  if becomes = 'signed' then
    update pledges set state = 'superseded' where state = 'signed' and id = (select supersedes from pledges where id = new.pledge_id);
  end if;
  perform set_config('app.grants', held, true);
  return null;
end
$$;
create trigger moved after insert on pledge_signatures for each row execute function keep_pledge();
create trigger moved after insert on pledge_withdrawals for each row execute function keep_pledge();

grant select, insert on pledges, pledge_commitments, pledge_signatures, pledge_withdrawals to chengshi_app;
