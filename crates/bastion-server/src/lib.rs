//! The library behind the `bastion` binary: the command line, and what it serves over HTTP.
//!
//! Every command is a name for operations of [`bastion_core::ops`]: it reads arguments and files, calls, and renders.
#![forbid(unsafe_code)]

pub mod cli;
pub mod http;
