-- Reports are verified by somebody else; what is doubtful goes back with a clock, and a commitment closes only on verified completion.

-- Facts: what an inspector found about a report. The last number of a report counts.
create table verifications (
  id uuid primary key,
  report_id uuid not null references reports,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  unit_id uuid not null references units,
  number integer not null,
  verdict text not null check (verdict in ('confirmed', 'corrected', 'doubted')),
  -- as it was found; stands beside what the unit claims
  value double precision,
  words text,
  -- until when the unit answers a doubt, and how that was counted
  answer_by date,
  counted text check (counted in ('working', 'weekdays')),
  verified_by uuid not null references people,
  verified_name text not null,
  verified_at timestamptz not null,
  verified_on date not null,
  unique (report_id, number),
  check (verdict = 'confirmed' or words is not null),
  check ((verdict = 'doubted') = (answer_by is not null and counted is not null)),
  check (verdict <> 'doubted' or value is null)
);
create index verifications_commitment on verifications (commitment_id, verified_at desc);
create table verification_evidence (
  verification_id uuid not null references verifications,
  ordinal integer not null,
  evidence_id uuid not null references evidence,
  region_path text collate "C" not null,
  primary key (verification_id, ordinal),
  unique (verification_id, evidence_id)
);
create index verification_evidence_evidence on verification_evidence (evidence_id);

-- Facts: the value that the office takes as the true one (采信). The last number of a report counts.
create table adoptions (
  report_id uuid not null references reports,
  number integer not null,
  commitment_id uuid not null references commitments,
  region_path text collate "C" not null,
  value double precision not null,
  words text,
  adopted_by uuid not null references people,
  adopted_name text not null,
  adopted_at timestamptz not null,
  primary key (report_id, number)
);

-- What reports and verifications say about the completion, kept here by the triggers below since lists are filtered by it.
alter table commitments
  add column claim text check (claim in ('claimed', 'verified', 'doubted')),
  -- since when
  add column claim_on date,
  -- until when a doubt is to be answered
  add column answer_by date,
  -- the day of the last report, verification or reopening: whoever asks about a day before it looks at the facts
  add column heard_on date,
  -- the last value that was verified or adopted
  add column reached double precision,
  add constraint commitments_claimed check ((claim is null) = (claim_on is null)),
  add constraint commitments_doubted check ((claim is not distinct from 'doubted') = (answer_by is not null));
create index commitments_claims on commitments (claim, due_on, id) where claim is not null and kind <> 'group';
-- Groups and their lights are counted from the index alone.
drop index commitments_counts;
create index commitments_counts on commitments (front_id, lead, accepted_on, due_on)
  include (region_path, withdrawn_on, claim, claim_on, answer_by) where kind <> 'group';

do $$
declare t text;
begin
  foreach t in array array['verifications', 'verification_evidence', 'adoptions']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy read on %I for select using ((select app_is_system())
      or region_path ^@ any ((select app_held_paths())::text[])
      or region_path = any ((select app_reaching_paths())::text[]))', t);
  end loop;
end
$$;
-- Nobody verifies what he reported, nor what the unit reported that he speaks for.
create policy add on verifications for insert with check ((verified_by = app_person() or app_is_system())
  and app_covers_as('inspector', region_path)
  and exists (select from reports r where r.id = report_id and r.commitment_id = verifications.commitment_id
    and r.region_path = verifications.region_path and r.unit_id = verifications.unit_id and r.reported_by <> verified_by
    and (app_is_system() or not app_holds_unit('liaison', r.unit_id))));
create policy add on verification_evidence for insert with check (
  exists (select from verifications v join evidence e on e.commitment_id = v.commitment_id
    where v.id = verification_id and e.id = evidence_id and v.region_path = verification_evidence.region_path and v.verified_by = e.uploaded_by
      and (v.verified_by = app_person() or app_is_system())));
create policy add on adoptions for insert with check ((adopted_by = app_person() or app_is_system())
  and app_covers_as('office', region_path)
  and exists (select from reports r where r.id = report_id and r.commitment_id = adoptions.commitment_id
    and r.region_path = adoptions.region_path and r.reported_by <> adopted_by));

-- A commitment that a unit answers for closes only when its completion was verified.
drop policy add on acceptances;
create policy add on acceptances for insert with check (app_covers_as('office', region_path)
  and exists (select from commitments c where c.id = commitment_id and c.region_path = acceptances.region_path
    and (acceptances.kind = 'withdrawn' or c.claim is not distinct from 'verified'
      or not exists (select from dispatches d where d.commitment_id = c.id and d.state <> 'ended'))));

-- A completion that was reported is claimed; any report answers a doubt.
create function keep_claim_of_report() returns trigger language plpgsql security definer set search_path from current as $$
declare held text := coalesce(current_setting('app.grants', true), '');
begin
  perform set_config('app.grants', 'system', true);
  update commitments set heard_on = new.reported_on,
    claim = case when new.kind = 'completion' then 'claimed' when claim = 'doubted' then null else claim end,
    claim_on = case when new.kind = 'completion' then new.reported_on when claim = 'doubted' then null else claim_on end,
    answer_by = null
  where id = new.commitment_id;
  perform set_config('app.grants', held, true);
  return null;
end
$$;
create trigger reported after insert on reports for each row execute function keep_claim_of_report();

-- What was found about the last report decides; an older one changes nothing any more. What is closed stays closed.
create function keep_claim_of_verification() returns trigger language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  report record;
begin
  perform set_config('app.grants', 'system', true);
  select r.value, r.number = (select max(l.number) from reports l where l.commitment_id = r.commitment_id) as newest,
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
create trigger verified after insert on verifications for each row execute function keep_claim_of_verification();

create function keep_adopted() returns trigger language plpgsql security definer set search_path from current as $$
declare held text := coalesce(current_setting('app.grants', true), '');
begin
  perform set_config('app.grants', 'system', true);
  update commitments set reached = new.value where id = new.commitment_id
    and not exists (select from adoptions a join reports r on r.id = a.report_id join reports mine on mine.id = new.report_id
      where a.commitment_id = new.commitment_id and r.number > mine.number);
  perform set_config('app.grants', held, true);
  return null;
end
$$;
create trigger adopted after insert on adoptions for each row execute function keep_adopted();

-- What is reopened must be reported and verified anew.
create function keep_reopened() returns trigger language plpgsql security definer set search_path from current as $$
declare held text := coalesce(current_setting('app.grants', true), '');
begin
  perform set_config('app.grants', 'system', true);
  update commitments set claim = null, claim_on = null, answer_by = null, heard_on = (new.recorded_at at time zone 'Asia/Shanghai')::date
  where id = new.commitment_id and heard_on is not null;
  perform set_config('app.grants', held, true);
  return null;
end
$$;
create trigger reopened after insert on acceptances for each row when (new.kind = 'withdrawn') execute function keep_reopened();

grant select, insert on verifications, verification_evidence, adoptions to chengshi_app;
