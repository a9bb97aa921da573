import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { dispatched, openCommitments } from './dispatches.ts';
import { newRobot } from './messages.ts';
import type { World } from './world.ts';

export interface Posted {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: { msgtype?: string; text?: { content: string }; zh?: string; en?: string; kind?: string };
  readonly raw: string;
}

/** A robot on this machine, which answers as it is told. */
export interface Robot {
  readonly url: string;
  posted: Posted[];
  answer: { status: number; body: string } | 'silence' | 'redirect';
  /** It has got nothing, and takes everything. */
  reset(): void;
  close(): void;
}

export async function startRobot(): Promise<Robot> {
  const http = createServer((request, response) => {
    let raw = '';
    request.on('data', (piece) => {
      raw += String(piece);
    });
    request.on('end', () => {
      const { answer } = robot;
      robot.posted.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(raw), raw });
      if (answer === 'silence') return;
      if (answer === 'redirect') return void response.writeHead(302, { location: `${robot.url}/elsewhere` }).end();
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const taken = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
  const robot: Robot = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    posted: [],
    answer: taken,
    reset() {
      robot.posted = [];
      robot.answer = taken;
    },
    close() {
      http.closeAllConnections();
      http.close();
    },
  };
  return robot;
}

/** A mail server on this machine. */
export interface MailServer {
  readonly url: string;
  letters: { to: string[]; source: string }[];
  refusal: Error | null;
  reset(): void;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let source = '';
      stream.on('data', (piece) => {
        source += String(piece);
      });
      stream.on('end', () => {
        if (!mail.refusal) mail.letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        done(mail.refusal);
      });
    },
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    letters: [],
    refusal: null,
    reset() {
      mail.letters = [];
      mail.refusal = null;
    },
    close: () => new Promise((done) => smtp.close(() => done())),
  };
  return mail;
}

/** No robots, no choices, nothing to deliver. */
export const clearChannels = (world: World) =>
  world.owner.query('update webhooks set removed_at = now(); delete from deliveries; delete from message_choices');

export async function addRobot(
  world: World,
  robot: Robot,
  format: string,
  secret: string | null = null,
  path = '/robot',
) {
  const body = await newRobot(world, `${robot.url}${path}`, { format, secret });
  return (await world.client('admin')).post<{ id: string }>('/webhooks', body);
}

/** Something that the bureau is told. */
export const news = async (world: World) => dispatched(world, { ids: await openCommitments(world, 1) });

export const states = async (world: World) =>
  (await world.owner.query('select state, attempts, error from deliveries order by made_at, id')).rows;
