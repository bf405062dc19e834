// The lock of a run: one node, held until it expires unless its holder renews it. The
// first SET takes the node's own lock, so that what is read after it is not out of date.

// name: lock
MERGE (l:Lock {id: 'run'})
SET l.asked = datetime.realtime()
WITH l, l.token IS NULL OR l.token = $token OR l.expires < datetime.realtime() AS free
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END |
  SET l.token = $token, l.holder = $holder, l.since = datetime.realtime(),
      l.expires = datetime.realtime() + duration({seconds: $seconds}))
RETURN l.token = $token, l.holder, toString(l.since)

// name: renew
MATCH (l:Lock {id: 'run'})
SET l.asked = datetime.realtime()
WITH l WHERE l.token = $token
SET l.expires = datetime.realtime() + duration({seconds: $seconds})
RETURN l.token

// name: unlock
MATCH (l:Lock {id: 'run'})
SET l.asked = datetime.realtime()
WITH l WHERE l.token = $token
SET l.token = null, l.holder = null, l.since = null, l.expires = null
