namespace Plimsoll.Network;

/// <summary>A connection could not be made in time, its TLS included. TCP has tried again by then: we do not.</summary>
sealed class NoConnectionException(Exception inner) : TimeoutException("no connection in time", inner);
