// The lock of a run: one node, held until it expires unless its holder renews it.

// Takes the node's own lock until the transaction has ended, so that what the next
// statement reads stays true.
// name: touch lock
MERGE (l:Lock {id: 'run'})
SET l.asked = datetime.realtime()

// name: look at lock
MATCH (l:Lock {id: 'run'})
RETURN l.token, l.holder, toString(l.since), coalesce(l.expires < datetime.realtime(), true)

// name: take lock
MATCH (l:Lock {id: 'run'})
SET l.token = $token, l.holder = $holder, l.since = datetime.realtime(),
    l.expires = datetime.realtime() + duration({seconds: $seconds})

// name: renew lock
MATCH (l:Lock {id: 'run'})
SET l.expires = datetime.realtime() + duration({seconds: $seconds})

// name: drop lock
MATCH (l:Lock {id: 'run'})
SET l.token = null, l.holder = null, l.since = null, l.expires = null
