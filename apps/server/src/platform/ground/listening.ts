import { createServer } from 'node:net';
import { errorCode, Failure } from './failure.ts';

/** Asks for the port before anything slow begins. Between this and the real listening another program can still take it: explain that too. */
export async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    throw explainListenError(error, port, host);
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}

export function explainListenError(error: unknown, port: number, host: string): unknown {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new Failure(
        `端口 ${port} 已被其他程序占用。请换一个端口，例如：PORT=${port + 1} npm start`,
        `Port ${port} is taken by another program. Choose another one, such as: PORT=${port + 1} npm start`,
        error,
      );
    case 'EACCES':
      return new Failure(
        `没有使用端口 ${port} 的权限。请用 PORT 指定 1024 以上的端口。`,
        `Port ${port} may not be used without special rights. Name one above 1024 with PORT.`,
        error,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Failure(`HOST=${host} 不是本机的地址。`, `HOST=${host} is not an address of this machine.`, error);
    default:
      return error;
  }
}
