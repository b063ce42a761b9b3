//! What is served over HTTP: routers to mount, who may use them, and a server to run them on.

pub mod authorise;
pub mod opa;
pub mod serve;
