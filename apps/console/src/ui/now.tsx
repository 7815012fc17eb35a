import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

const NowContext = createContext(Date.now());

/** Ticks twice a minute so that relative times stay true on a screen left open all day. */
export function NowProvider({ children }: { children: ReactNode }): ReactNode {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return <NowContext value={now}>{children}</NowContext>;
}

/** The present, to half a minute. */
export function useNow(): number {
  return useContext(NowContext);
}
