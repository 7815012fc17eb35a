import { type Forum, startForum, type TestCommunity, type TestMember, waitFor } from '#test-support';

const HEALTH = `{ systemHealth {
  state
  parts { part state code details { name value } }
  consumers { name parkedCount isRun }
  parkedFacts { consumer factId type attempts error retryRequestedAt }
  failedJobs { id task attempts maxAttempts lastError nextTryAt }
  schedules { schedule communityName timeZone nextRunAt lastRunAt state lastError triesLeft }
  routines { routine nextRunAt lastRunAt state lastError triesLeft }
  processes { roles host }
} }`;

interface Health {
  state: string;
  parts: { part: string; state: string; code: string; details: { name: string; value: string }[] }[];
  consumers: { name: string; parkedCount: number; isRun: boolean }[];
  parkedFacts: {
    consumer: string;
    factId: string;
    type: string;
    error: string;
    retryRequestedAt: string | null;
  }[];
  failedJobs: { id: string; task: string; lastError: string; nextTryAt: string | null }[];
  schedules: { schedule: string; communityName: string; timeZone: string; nextRunAt: string }[];
  routines: {
    routine: string;
    nextRunAt: string;
    lastRunAt: string | null;
    state: string;
    lastError: string | null;
    triesLeft: number;
  }[];
  processes: { roles: string[] }[];
}

describe('work that failed', () => {
  let forum: Forum;
  let community: TestCommunity;
  let operator: TestMember;
  let admin: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community({ name: 'Brand of the night' });
    operator = await forum.make.member(community, { isOperator: true });
    admin = await forum.make.member(community, { role: 'admin' });
  });
  afterAll(() => forum.stop());

  const look = async (): Promise<Health> => {
    const { data, errors } = await forum.graphql<{ systemHealth: Health }>(
      HEALTH,
      {},
      { cookie: operator.cookie },
    );
    expect(errors).toEqual([]);
    return data.systemHealth;
  };

  const decide = async (operation: string, input: object, by = operator) => {
    const type = operation.startsWith('job') ? 'JobDecisionInput' : 'ParkedFactDecisionInput';
    const answer = await forum.graphql<
      Record<string, { isDecided: boolean; userErrors: { code: string }[] }>
    >(
      `mutation ($input: ${type}!) { ${operation}(input: $input) { isDecided userErrors { code field } } }`,
      { input },
      { cookie: by.cookie },
    );
    return answer.errors[0]?.extensions.code ?? answer.data[operation];
  };

  /** A fact that the search index set aside, as the log has it. */
  const park = async (threadId: string = crypto.randomUUID()): Promise<string> => {
    const [fact] = await forum.database.query<{ id: string; tx: string }>(
      `INSERT INTO fact (type, community_id, payload) VALUES ('discussion.ThreadChanged', $1, $2) RETURNING id::text, tx::text`,
      [community.id, { threadId }],
    );
    await forum.database.query(
      `INSERT INTO fact_parked (consumer, fact_tx, fact_id, attempts, error) VALUES ('search.index', $1::xid8, $2, 6, 'no such table')`,
      [fact?.tx, fact?.id],
    );
    return fact?.id ?? '';
  };

  const failJob = async (task: string, attempts: number): Promise<string> => {
    const [job] = await forum.database.query<{ id: string }>(
      `SELECT id::text FROM graphile_worker.add_job($1, '{}', max_attempts => 5, run_at => now() + interval '1 hour')`,
      [task],
    );
    await forum.database.query(
      `UPDATE graphile_worker._private_jobs SET attempts = $2, last_error = 'connection refused' WHERE id = $1`,
      [job?.id, attempts],
    );
    return job?.id ?? '';
  };

  it('shows that all is well, who runs it, and when the nights begin', async () => {
    const health = await waitFor('everything to run', async () => {
      const found = await look();
      return found.consumers.length > 1 && found.consumers.every(({ isRun }) => isRun) && found;
    });
    expect(health.parts.filter(({ state }) => state !== 'WORKING')).toEqual([]);
    expect(health.state).toBe('WORKING');
    const parts = health.parts.map(({ part }) => part);
    for (const part of ['database', 'disk', 'storage', 'jobs', 'mail', 'sockets', 'consumer.search.index'])
      expect(parts).toContain(part);
    expect(health.processes.map(({ roles }) => roles)).toEqual([['api', 'worker']]);
    const night = health.schedules.find(({ communityName }) => communityName === 'Brand of the night');
    expect(night).toMatchObject({
      schedule: 'verbatims:export-retention',
      timeZone: 'UTC',
      state: 'WORKING',
    });
    expect(night?.nextRunAt).toMatch(/T03:17:00/);
  });

  it('shows the work of the whole install beside the nights, and what it fails on', async () => {
    const purge = async () => (await look()).routines.find(({ routine }) => routine === 'identity:purge');
    expect((await look()).routines.map(({ routine }) => routine).sort()).toEqual([
      'discussion:draft-purge',
      'discussion:trust',
      'identity:purge',
      'media:purge',
      'notifications:purge',
      'polls:close',
      'search:drift-check',
    ]);
    const well = await purge();
    expect(well).toMatchObject({ state: 'WORKING', lastError: null });
    expect(well?.nextRunAt).toMatch(/:[0-5]0:00/);
    await forum.database.query(
      `SELECT graphile_worker.add_job('identity:purge', '{}', job_key => 'identity:purge', max_attempts => 5,
         run_at => now() + interval '1 hour')`,
    );
    await forum.database.query(
      `UPDATE graphile_worker._private_jobs SET attempts = 2, last_error = 'connection refused' WHERE key = 'identity:purge'`,
    );
    expect(await purge()).toMatchObject({ state: 'DEGRADED', lastError: 'connection refused', triesLeft: 3 });
    await forum.database.query(
      `UPDATE graphile_worker._private_jobs SET attempts = 5 WHERE key = 'identity:purge'`,
    );
    expect(await purge()).toMatchObject({ state: 'DOWN', triesLeft: 0 });
    await forum.database.query(`SELECT graphile_worker.remove_job('identity:purge')`);
    expect(await purge()).toMatchObject({ state: 'WORKING', lastError: null });
  });

  it('has a parked fact digested when the operator asks for it, and keeps the reason', async () => {
    const factId = await park();
    expect((await look()).parts[0]).toMatchObject({ part: 'consumer.search.index', code: 'CONSUMER_PARKED' });
    expect((await look()).parkedFacts[0]).toMatchObject({ factId, error: 'no such table' });
    const input = { consumer: 'search.index', factId, reason: 'The table is there now.' };
    expect(await decide('parkedFactRetry', input)).toEqual({ isDecided: true, userErrors: [] });
    await waitFor('the fact to be digested', async () => (await look()).parkedFacts.length === 0);
    const [record] = await forum.database.query<{ payload: object }>(
      `SELECT payload FROM fact WHERE type = 'install.OperatorDecided' ORDER BY id DESC LIMIT 1`,
    );
    expect(record?.payload).toMatchObject({
      subject: 'parked-fact',
      subjectId: `search.index/${factId}`,
      decision: 'retried',
      reason: 'The table is there now.',
      accountId: operator.accountId,
    });
  });

  it('keeps a parked fact aside that fails again, with its new error', async () => {
    const factId = await park('not-a-uuid');
    await decide('parkedFactRetry', { consumer: 'search.index', factId, reason: 'Perhaps.' });
    const again = await waitFor('the second failure', async () =>
      (await look()).parkedFacts.find((fact) => fact.factId === factId && fact.retryRequestedAt === null),
    );
    expect(again.error).toContain('uuid');
    expect(
      await decide('parkedFactGiveUp', { consumer: 'search.index', factId, reason: 'Made by hand.' }),
    ).toEqual({
      isDecided: true,
      userErrors: [],
    });
    expect((await look()).parkedFacts).toEqual([]);
    const kept = await forum.database.query('SELECT reason FROM fact_parked WHERE given_up_at IS NOT NULL');
    expect(kept).toEqual([{ reason: 'Made by hand.' }]);
  });

  it('tries a failed job again at once, or takes it out of the queue', async () => {
    const [dead, retrying] = [await failJob('test-nothing', 5), await failJob('test-nothing', 2)];
    const health = await look();
    expect(health.state).toBe('DOWN');
    expect(health.parts[0]).toMatchObject({ part: 'jobs', state: 'DOWN', code: 'JOBS_FAILED' });
    expect(health.failedJobs.map(({ id, nextTryAt }) => [id, nextTryAt !== null])).toEqual([
      [dead, false],
      [retrying, true],
    ]);
    expect(await decide('jobRetry', { jobId: dead, reason: 'The server is back.' })).toMatchObject({
      isDecided: true,
    });
    const [again] = await forum.database.query(
      'SELECT attempts, run_at <= now() AS due FROM graphile_worker.jobs WHERE id = $1',
      [dead],
    );
    expect(again).toEqual({ attempts: 0, due: true });
    for (const jobId of [dead, retrying])
      expect(await decide('jobGiveUp', { jobId, reason: 'Nobody needs it.' })).toMatchObject({
        isDecided: true,
      });
    expect((await look()).failedJobs).toEqual([]);
  });

  it('says that letters do not leave', async () => {
    const jobId = await failJob('mail.deliver', 2);
    // Without a mail server of its own the install keeps letters, and a job of an earlier set-up is only a job.
    expect((await look()).parts.find(({ part }) => part === 'mail')?.code).toBe('MAIL_KEPT');
    await decide('jobGiveUp', { jobId, reason: 'Old.' });
  });

  it('wants a reason, knows what there is, and is for operators alone', async () => {
    const factId = await park();
    const input = { consumer: 'search.index', factId, reason: 'Why not.' };
    expect(await decide('parkedFactGiveUp', { ...input, reason: ' ' })).toMatchObject({
      isDecided: false,
      userErrors: [{ code: 'NAME_INVALID', field: 'reason' }],
    });
    expect(await decide('parkedFactGiveUp', { ...input, reason: 'a'.repeat(301) })).toMatchObject({
      isDecided: false,
    });
    expect(await decide('parkedFactGiveUp', { ...input, consumer: 'nobody' })).toBe('NOT_FOUND');
    for (const id of ['0', '-1', '1 OR 1=1', '99999999999999999999'])
      expect(await decide('parkedFactRetry', { ...input, factId: id })).toBe('NOT_FOUND');
    expect(await decide('jobRetry', { jobId: '123456', reason: 'Why not.' })).toBe('NOT_FOUND');
    for (const operation of ['parkedFactRetry', 'parkedFactGiveUp'])
      expect(await decide(operation, input, admin)).toBe('FORBIDDEN');
    for (const operation of ['jobRetry', 'jobGiveUp'])
      expect(await decide(operation, { jobId: '1', reason: 'Why not.' }, admin)).toBe('FORBIDDEN');
    expect((await look()).parkedFacts).toHaveLength(1);
    expect(await decide('parkedFactGiveUp', { ...input, reason: 'a'.repeat(300) })).toMatchObject({
      isDecided: true,
    });
  });

  it('tells when nobody runs a consumer, and when no worker is there', async () => {
    await forum.database.query(
      `INSERT INTO fact_cursor (consumer, lease_until) VALUES ('old.consumer', now() - interval '1 hour')`,
    );
    const abandoned = (await look()).parts.find(({ part }) => part === 'consumer.old.consumer');
    expect(abandoned).toMatchObject({ state: 'DOWN', code: 'CONSUMER_ABANDONED' });
    await forum.database.query(`DELETE FROM fact_cursor WHERE consumer = 'old.consumer'`);
    await forum.database.query(`UPDATE process_sign SET roles = '{api}'`);
    expect((await look()).parts[0]).toMatchObject({ part: 'worker', state: 'DOWN', code: 'WORKER_MISSING' });
  });
});
