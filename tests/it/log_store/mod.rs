//! Stores of logs: a folder, an SQLite file, PostgreSQL. By the contract of all stores, with several writers, through faults
//! and kills, and with what was kept changed behind their backs.

mod change;
mod check;
mod crash;
mod fault;
mod place;
#[cfg(feature = "servers")]
mod server;
mod twin;
mod writers;

mod memory {
    use bastion_core::port::{LogStore, MemoryLog};

    fn setup(_: &str) -> Box<dyn LogStore> {
        Box::new(MemoryLog::default())
    }

    bastion_core::log_store_contract!(self::setup);
}

mod directory {
    use bastion_core::port::LogStore;

    use super::place::Place;

    fn setup(_: &str) -> Box<dyn LogStore> {
        Place::directory().contract()
    }

    bastion_core::log_store_contract!(self::setup);
}

mod sqlite {
    use bastion_core::port::LogStore;

    use super::place::Place;

    fn setup(_: &str) -> Box<dyn LogStore> {
        Place::sqlite().contract()
    }

    bastion_core::log_store_contract!(self::setup);
}

#[cfg(feature = "servers")]
mod postgres {
    use bastion_core::port::LogStore;

    use super::place::Place;

    fn setup(name: &str) -> Box<dyn LogStore> {
        Place::postgres(&format!("contract_{name}")).contract()
    }

    bastion_core::log_store_contract!(self::setup);
}
