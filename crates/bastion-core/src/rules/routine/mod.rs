//! Rules about routine.
